import { z } from 'zod'

import { text } from '@/lib/fields'

import type { Rules, SaveRules } from './api'

const MOST_TERMS = 20

/** The words of a group as they are typed: sofa, couch, settee. */
export const termsOf = (typed: string) => [
  ...new Map(
    typed
      .split(',')
      .map((term) => term.trim())
      .filter(Boolean)
      .map((term) => [term.toLowerCase(), term]),
  ).values(),
]

const terms = z
  .string()
  .refine((typed) => termsOf(typed).length >= 2, 'Write at least two words, with commas between them.')
  .refine((typed) => termsOf(typed).length <= MOST_TERMS, `A group has at most ${String(MOST_TERMS)} words.`)
  .refine((typed) => termsOf(typed).every((term) => term.length <= 60), 'A word has at most 60 characters.')

export const schema = z.object({
  sold_out_last: z.boolean(),
  synonyms: z.array(z.object({ id: z.string(), terms })).max(200),
  rules: z
    .array(
      z.object({
        id: z.string(),
        query: text('Query', { max: 60 }),
        pinned: z.array(z.string()),
        hidden: z.array(z.string()),
      }),
    )
    .max(100),
})
export type RulesValues = z.infer<typeof schema>
export type RuleValues = RulesValues['rules'][number]

export const toValues = (rules: Rules | null): RulesValues => ({
  sold_out_last: rules?.sold_out_last ?? true,
  synonyms: (rules?.synonyms ?? []).map((group) => ({ id: group.id, terms: group.terms.join(', ') })),
  rules: (rules?.rules ?? []).map((rule) => ({
    id: rule.id,
    query: rule.query,
    pinned: rule.pinned ?? [],
    hidden: rule.hidden ?? [],
  })),
})

export const toRules = (values: RulesValues): SaveRules => ({
  sold_out_last: values.sold_out_last,
  synonyms: values.synonyms.map((group) => ({ id: group.id, terms: termsOf(group.terms) })),
  rules: values.rules,
})

export const newId = () => crypto.randomUUID()
