import { fieldOf, rangeOf, toValues, toZone, zoneSchema } from './zone-form'

const sent = {
  name: 'Germany',
  is_rest_of_world: false,
  places: [{ country: 'DE', provinces: [] }],
  rates: [
    {
      id: 'r1',
      name: 'Heavy',
      price: { amount: 990, currency: 'EUR' },
      condition: 'weight' as const,
      minimum: 0,
      maximum: 5000,
      free_above: null,
      min_days: 3,
      max_days: 5,
    },
  ],
}
const zone = { id: 'z1', version: 3, ...sent }

test('a zone survives its way through the form', () => {
  expect(toZone(zoneSchema.parse(toValues(zone)), 'EUR')).toEqual(sent)
})

test('a range that ends before it begins is refused at its end', () => {
  const values = toValues(zone)
  values.rates[0] = { ...values.rates[0]!, min_grams: '6000' }

  expect(zoneSchema.safeParse(values).error?.issues.map(({ path }) => path.join('.'))).toEqual(['rates.0.max_grams'])
})

test('a forgotten range of the other condition is not sent', () => {
  expect(rangeOf({ ...toValues(zone).rates[0]!, condition: 'none' })).toEqual({ minimum: 0, maximum: null })
})

test('the server’s complaints find their inputs', () => {
  const weight = () => 'weight' as const

  expect(fieldOf('rates.2.maximum', weight)).toBe('rates.2.max_grams')
  expect(fieldOf('rates.0.price.amount', weight)).toBe('rates.0.price')
  expect(fieldOf('places.3.country', weight)).toBe('places')
  expect(fieldOf('name', weight)).toBe('name')
})
