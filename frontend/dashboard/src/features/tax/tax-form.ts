import { z } from 'zod'

import { optionalText, text } from '@/lib/fields'

import type { TaxSettings, TaxSettingsIn } from './api'
import { parsePercent, toPercent } from './rates'

const limit = z
  .number({ error: 'The limit must be an amount like 150.00.' })
  .int()
  .min(0, 'The limit cannot be negative.')
  .nullable()

const registration = z.object({
  country: z.string().min(1, 'Choose a country.'),
  province: optionalText('State or province', 64),
  number: optionalText('Number', 40),
  scheme: z.enum(['national', 'oss', 'ioss']),
  limit,
})

const override = z.object({
  country: z.string().min(1, 'Choose a country.'),
  province: optionalText('State or province', 64),
  postal_prefix: optionalText('Postal code', 10),
  tax_class: z.string(),
  name: text('Name', { max: 40 }),
  percent: z.string().refine((typed) => parsePercent(typed) !== null, 'Use a rate like 19 or 8.875.'),
})

export const taxSchema = z.object({
  registrations: z.array(registration),
  overrides: z.array(override),
  prices: z.enum(['by_market', 'inclusive', 'exclusive']),
  shipping: z.enum(['by_law', 'taxed', 'free']),
  home_rates_in_eu: z.boolean(),
  accept_unchecked_vat_numbers: z.boolean(),
  untaxed_note: optionalText('Note', 200),
})

export type TaxValues = z.infer<typeof taxSchema>

export const toValues = (settings: TaxSettings | null): TaxValues => ({
  registrations: settings?.registrations.map((one) => ({ ...one })) ?? [],
  overrides:
    settings?.overrides.map(({ parts_per_million, ...one }) => ({ ...one, percent: toPercent(parts_per_million) })) ??
    [],
  prices: settings?.prices ?? 'by_market',
  shipping: settings?.shipping ?? 'by_law',
  home_rates_in_eu: settings?.home_rates_in_eu ?? true,
  accept_unchecked_vat_numbers: settings?.accept_unchecked_vat_numbers ?? false,
  untaxed_note: settings?.untaxed_note ?? '',
})

export const toRequest = (values: TaxValues): TaxSettingsIn => ({
  ...values,
  overrides: values.overrides.map(({ percent, ...one }) => ({
    ...one,
    parts_per_million: parsePercent(percent) ?? 0,
  })),
})

export const renameField = (field: string) => field.replace(/\.parts_per_million$/, '.percent')

export const newRegistration = (country: string): TaxValues['registrations'][number] => ({
  country,
  province: '',
  number: '',
  scheme: 'national',
  limit: null,
})

export const newOverride = (country: string): TaxValues['overrides'][number] => ({
  country,
  province: '',
  postal_prefix: '',
  tax_class: '',
  name: 'Tax',
  percent: '',
})

export const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')
