import { z } from 'zod'

import { choice, text } from '@/lib/fields'

import type { Market, MarketIn } from './api'
import { basisPoints, percentText } from './percent'
import { roundingOf, roundingValue } from './rounding'

const percent = (label: string, least: number, most: number) =>
  z.string().superRefine((typed, check) => {
    const points = basisPoints(typed)
    const message =
      points === undefined
        ? `${label} must be a percentage like 2.5.`
        : points < least || points > most
          ? `Use ${percentText(least)} to ${percentText(most)}%.`
          : ''
    if (message) check.addIssue({ code: 'custom', message })
  })

export const marketSchema = z
  .object({
    name: text('Name', { max: 64 }),
    currency: choice('a currency'),
    countries: z.array(z.string()),
    adjustment: percent('The adjustment', -9000, 20_000),
    margin: percent('The margin', 0, 2000),
    rate: z.enum(['daily', 'manual']),
    manual_rate: z.string().trim(),
    rounding: z.string(),
    is_enabled: z.boolean(),
  })
  .superRefine((market, check) => {
    if (market.rate === 'manual' && !/^\d{1,10}([.,]\d{1,9})?$/.test(market.manual_rate)) {
      check.addIssue({ code: 'custom', path: ['manual_rate'], message: 'Enter a rate like 0.92.' })
    }
  })

export type MarketValues = z.infer<typeof marketSchema>

export const toValues = (market: Market | null): MarketValues => ({
  name: market?.name ?? '',
  currency: market?.currency ?? '',
  countries: market?.countries ?? [],
  adjustment: percentText(market?.adjustment_basis_points ?? 0),
  margin: percentText(market?.margin_basis_points ?? 0),
  rate: market?.manual_rate ? 'manual' : 'daily',
  manual_rate: market?.manual_rate ?? '',
  rounding: market ? roundingValue(market.rounding) : '1:0',
  is_enabled: market?.is_enabled ?? true,
})

/** The store's own currency needs no rate: what was typed for another one is left out. */
export const toMarket = (values: MarketValues, own: string): MarketIn => {
  const isOwn = values.currency === own
  return {
    name: values.name,
    currency: values.currency,
    countries: values.countries,
    adjustment_basis_points: basisPoints(values.adjustment) ?? 0,
    margin_basis_points: isOwn ? 0 : (basisPoints(values.margin) ?? 0),
    manual_rate: !isOwn && values.rate === 'manual' ? values.manual_rate.replace(',', '.') : null,
    rounding: roundingOf(values.rounding),
    is_enabled: values.is_enabled,
  }
}

/** Where the API's names are this form's. */
export function fieldOf(path: string): string {
  if (path.startsWith('countries')) return 'countries'
  if (path.startsWith('rounding')) return 'rounding'
  return { adjustment_basis_points: 'adjustment', margin_basis_points: 'margin' }[path] ?? path
}
