import { z } from 'zod'

import { amount, text } from '@/lib/fields'

import type { Rate, Zone, ZoneIn } from './api'

export interface Place {
  country: string
  provinces: string[]
}

const days = (label: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, `${label} must be a whole number.`)
    .refine((typed) => Number(typed) <= 180, 'Use at most 180 days.')

const grams = z.string().trim().regex(/^\d{0,9}$/, 'Use whole grams.')
const optionalAmount = amount('It').nullable()

const rateSchema = z
  .object({
    id: z.string().nullable(),
    name: text('Name', { max: 64 }),
    price: z.union([amount('Price'), z.null()]).refine((price): boolean => price !== null, 'Price is needed. 0 is free.'),
    condition: z.enum(['none', 'weight', 'subtotal']),
    min_grams: grams,
    max_grams: grams,
    min_subtotal: optionalAmount,
    max_subtotal: optionalAmount,
    free_above: optionalAmount,
    min_days: days('Days'),
    max_days: days('Days'),
  })
  .superRefine((rate, check) => {
    const wrong = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message })
    if (Number(rate.max_days) < Number(rate.min_days)) wrong('max_days', `Use ${rate.min_days} or more.`)
    const { minimum, maximum } = rangeOf(rate)
    if (maximum !== null && maximum < minimum) {
      wrong(rate.condition === 'weight' ? 'max_grams' : 'max_subtotal', 'This is below the start of the range.')
    }
  })

export const zoneSchema = z
  .object({
    name: text('Name', { max: 64 }),
    is_rest_of_world: z.boolean(),
    places: z.array(z.object({ country: z.string(), provinces: z.array(z.string()) })),
    rates: z.array(rateSchema).min(1, 'A zone needs at least one rate.').max(20, 'A zone can have at most 20 rates.'),
  })
  .superRefine((zone, check) => {
    if (!zone.is_rest_of_world && zone.places.length === 0) {
      check.addIssue({ code: 'custom', path: ['places'], message: 'Choose at least one country.' })
    }
  })

export type ZoneValues = z.infer<typeof zoneSchema>
export type RateValues = z.infer<typeof rateSchema>

/** The range of a rate: grams or minor units, by its condition. */
export function rangeOf(rate: Pick<RateValues, 'condition' | 'min_grams' | 'max_grams' | 'min_subtotal' | 'max_subtotal'>) {
  if (rate.condition === 'weight') {
    return { minimum: Number(rate.min_grams), maximum: rate.max_grams === '' ? null : Number(rate.max_grams) }
  }
  if (rate.condition === 'subtotal') return { minimum: rate.min_subtotal ?? 0, maximum: rate.max_subtotal }
  return { minimum: 0, maximum: null }
}

export const newRate = (): RateValues => ({
  id: null,
  name: 'Standard shipping',
  price: null,
  condition: 'none',
  min_grams: '',
  max_grams: '',
  min_subtotal: null,
  max_subtotal: null,
  free_above: null,
  min_days: '7',
  max_days: '14',
})

function rateValues(rate: Rate): RateValues {
  const isWeight = rate.condition === 'weight'
  const isSubtotal = rate.condition === 'subtotal'
  return {
    id: rate.id,
    name: rate.name,
    price: rate.price.amount,
    condition: rate.condition,
    min_grams: isWeight && rate.minimum > 0 ? String(rate.minimum) : '',
    max_grams: isWeight && rate.maximum !== null ? String(rate.maximum) : '',
    min_subtotal: isSubtotal && rate.minimum > 0 ? rate.minimum : null,
    max_subtotal: isSubtotal ? rate.maximum : null,
    free_above: rate.free_above,
    min_days: String(rate.min_days),
    max_days: String(rate.max_days),
  }
}

export const toValues = (zone: Zone | null): ZoneValues => ({
  name: zone?.name ?? '',
  is_rest_of_world: zone?.is_rest_of_world ?? false,
  places: zone?.places.map(({ country, provinces }) => ({ country, provinces })) ?? [],
  rates: zone?.rates.map(rateValues) ?? [newRate()],
})

export const toZone = (values: ZoneValues, currency: string): ZoneIn => ({
  name: values.name,
  is_rest_of_world: values.is_rest_of_world,
  places: values.is_rest_of_world ? [] : values.places,
  rates: values.rates.map((rate) => ({
    ...(rate.id ? { id: rate.id } : {}),
    name: rate.name,
    price: { amount: rate.price ?? 0, currency },
    condition: rate.condition,
    ...rangeOf(rate),
    free_above: rate.free_above,
    min_days: Number(rate.min_days),
    max_days: Number(rate.max_days),
  })),
})

/** Where the API's names for parts of a rate are this form's. `conditionOf` tells which of the two
 * ranges is on the page. */
export function fieldOf(path: string, conditionOf: (rate: number) => RateValues['condition']) {
  const [, index, part] = /^rates\.(\d+)\.(.+)$/.exec(path) ?? []
  if (index === undefined || part === undefined) return /^places\./.test(path) ? 'places' : path
  const kind = conditionOf(Number(index)) === 'weight' ? 'grams' : 'subtotal'
  const names: Record<string, string> = {
    minimum: `min_${kind}`,
    maximum: `max_${kind}`,
    'price.amount': 'price',
    'price.currency': 'price',
  }
  return `rates.${index}.${names[part] ?? part}`
}
