import { renameField, taxSchema, toRequest, toValues } from './tax-form'

const settings = {
  registrations: [{ country: 'US', province: 'NY', number: '', scheme: 'national' as const, limit: null }],
  overrides: [
    {
      country: 'US',
      province: 'NY',
      postal_prefix: '100',
      tax_class: '',
      name: 'Sales tax',
      parts_per_million: 88_750,
    },
  ],
  prices: 'by_market' as const,
  shipping: 'by_law' as const,
  home_rates_in_eu: true,
  accept_unchecked_vat_numbers: false,
  untaxed_note: '',
}

test('settings survive their way through the form', () => {
  const values = taxSchema.parse(toValues({ ...settings, provider: null, version: 3 }))

  expect(values.overrides[0]?.percent).toBe('8.875')
  expect(toRequest(values)).toEqual(settings)
})

test('a rate that is none is refused', () => {
  const values = toValues({ ...settings, provider: null, version: 3 })
  values.overrides[0] = { ...values.overrides[0]!, percent: 'much' }

  expect(taxSchema.safeParse(values).error?.issues[0]?.message).toBe('Use a rate like 19 or 8.875.')
})

test('problems of a rate stand at its field', () => {
  expect(renameField('overrides.2.parts_per_million')).toBe('overrides.2.percent')
})
