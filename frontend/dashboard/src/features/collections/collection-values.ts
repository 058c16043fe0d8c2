import { z } from 'zod'

import type { Collection, Rule, SaveCollection } from './api'
import { listingFields, listingValues, type ListingValues } from './listing-fields'
import { inputOf, isComplete } from './rule-words'

export interface CollectionValues extends ListingValues {
  kind: 'manual' | 'rules'
  sort: Collection['sort']
  match: 'all' | 'any'
  rules: Rule[]
}

const rule = z
  .custom<Rule>()
  .refine((value) => isComplete(value), 'Say what to compare with.')
  .refine((value) => value.field !== 'created' || (value.number ?? 0) >= 1, 'Give 1 to 3,650 days.')

export const collectionSchema = z
  .object({
    ...listingFields,
    kind: z.enum(['manual', 'rules']),
    sort: z.enum(['manual', 'best_selling', 'newest', 'price', 'price_desc', 'title']),
    match: z.enum(['all', 'any']),
    rules: z.array(rule).max(20, 'At most 20 rules.'),
  })
  .refine((values) => values.kind === 'manual' || values.rules.length > 0, {
    path: ['rules'],
    error: 'Add a rule: it says which products belong here.',
  }) satisfies z.ZodType<CollectionValues, CollectionValues>

export const toValues = (collection: Collection | null): CollectionValues => ({
  ...listingValues(collection),
  kind: collection?.kind ?? 'rules',
  sort: collection?.sort ?? 'newest',
  match: collection?.match ?? 'all',
  rules: collection?.rules.map((each) => each as Rule) ?? [],
})

export const toRequest = (values: CollectionValues): SaveCollection => ({
  ...values,
  title: values.title.trim(),
  handle: values.handle || null,
  rules: values.kind === 'manual' ? [] : values.rules.map(clean),
})

/** Without what was typed for another operator. */
export const clean = (value: Rule): Rule => {
  const input = inputOf(value)
  const isWord = input === 'text' || input === 'category'
  return {
    field: value.field,
    operator: value.operator,
    text: isWord ? (value.text ?? '').trim() : '',
    number: input === 'money' || input === 'number' ? (value.number ?? null) : null,
  }
}

export const sortsOf = (kind: CollectionValues['kind']) => [
  ...(kind === 'manual' ? [{ value: 'manual', label: 'By hand' }] : [{ value: 'best_selling', label: 'Best selling' }]),
  { value: 'newest', label: 'Newest' },
  { value: 'price', label: 'Price, low to high' },
  { value: 'price_desc', label: 'Price, high to low' },
  { value: 'title', label: 'Name, A to Z' },
]
