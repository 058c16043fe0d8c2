import { z } from 'zod'

import { text } from '@/lib/fields'

import type { OptionValue, ReplaceSwatches, Swatches } from './api'

export const MOST_VALUES = 150

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(#[0-9a-f]{6})?$/, 'Write a colour like #1b2a49.')

export const schema = z.object({
  values: z.array(z.object({ name: text('Value', { max: 60 }), first: colour, second: colour })).max(MOST_VALUES),
})
export type SwatchesValues = z.infer<typeof schema>
export type SwatchValues = SwatchesValues['values'][number]

export const toValues = (swatches: Swatches | null): SwatchesValues => ({
  values: (swatches?.values ?? []).map(({ name, colours }) => rowOf(name, colours)),
})

export const toSwatches = ({ values }: SwatchesValues): ReplaceSwatches => ({
  values: values.map(({ name, first, second }) => ({ name: name.trim(), colours: coloursOf({ first, second }) })),
})

export const rowOf = (name: string, colours: string[]): SwatchValues => ({
  name,
  first: colours[0] ?? '',
  second: colours[1] ?? '',
})

/** Those that are there, in small letters as they are kept. */
export const coloursOf = ({ first, second }: Pick<SwatchValues, 'first' | 'second'>) =>
  [first, second].map((one) => one.trim().toLowerCase()).filter(Boolean)

const plain = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase()

/** What products have and the list does not, by option; each name once. */
export function others(inUse: OptionValue[], values: SwatchValues[]) {
  const known = new Set(values.map((one) => plain(one.name)))
  const found = new Map<string, OptionValue[]>()
  for (const one of inUse) {
    if (known.has(plain(one.name))) continue
    known.add(plain(one.name))
    found.set(one.option, [...(found.get(one.option) ?? []), one])
  }
  return [...found]
}
