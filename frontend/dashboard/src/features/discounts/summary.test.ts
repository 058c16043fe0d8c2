import { expect, test } from 'vitest'

import { discountSchema, fieldOf, toRequest, toValues, type DiscountValues } from './discount-form'
import { fromBasisPoints, toBasisPoints } from './percent'
import { summary, valueWords } from './summary'

const names = { products: { p1: 'Lamp' }, collections: { c1: 'Summer' } }
const written = (values: Partial<DiscountValues>) =>
  toRequest({ ...toValues(null), title: 'Sale', ...values }, 'EUR', null)

test('a discount is said in words', () => {
  const lines = summary(
    written({
      code: 'spring',
      covers: 'some',
      scope: { product_ids: [], collection_ids: ['c1'] },
      per_customer_limit: '1',
      minimum: 'subtotal',
      minimum_subtotal: 2000,
      combines_with: ['shipping'],
      starts_at: '2027-03-20T00:00',
      ends_at: '2027-04-01T12:30',
    }),
    names,
  )

  expect(lines).toEqual([
    '10% off, on collection Summer',
    'With the code SPRING',
    'From €20',
    'Once per customer',
    'Combines with shipping discounts',
    'From Mar 20, 2027, 12:00 AM to Apr 1, 2027, 12:30 PM',
  ])
})

test.each<[string, Partial<DiscountValues>, string]>([
  ['an amount off each item', { kind: 'fixed', amount: 550, is_per_item: true }, '€5.50 off each item'],
  ['free shipping', { kind: 'free_shipping' }, 'Free shipping'],
  ['one for two', { kind: 'buy_x_get_y' }, 'Buy 2, get 1 free'],
  ['half of the second', { kind: 'buy_x_get_y', buy_quantity: '1', get_percent: '50' }, 'Buy 1, get 1 50% off'],
  [
    'tiers',
    {
      kind: 'tiered',
      tiers_by: 'quantity',
      tiers: [{ subtotal: null, quantity: '3', unit: 'percent', percent: '12.5', amount: null }],
    },
    '12.5% off from 3 items',
  ],
])('%s', (_case, values, words) => {
  expect(valueWords(written(values))).toBe(words)
})

test('only what belongs to the kind is sent', () => {
  const body = written({ kind: 'free_shipping', amount: 500, covers: 'some', scope: { product_ids: ['p1'], collection_ids: [] } })

  expect(body).toMatchObject({ amount: null, basis_points: 0, scope: { product_ids: [], collection_ids: [] } })
})

test('percentages keep two decimals and no more', () => {
  expect(['10', '12,5', '0.25', '100', '100.01', '1.234', 'ten'].map(toBasisPoints)).toEqual([1000, 1250, 25, 10_000, null, null, null])
  expect([1000, 1250, 25].map(fromBasisPoints)).toEqual(['10', '12.5', '0.25'])
})

test('what is missing is named before anything is sent', () => {
  const checked = discountSchema.safeParse({
    ...toValues(null),
    title: 'Sale',
    kind: 'fixed',
    starts_at: '2027-03-20T00:00',
    ends_at: '2027-03-19T00:00',
  })

  expect(checked.error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([
    ['amount', 'Say how much.'],
    ['ends_at', 'End it after it starts.'],
  ])
})

test("the API's names for fields are this form's", () => {
  expect(['tiers.1.minimum_subtotal.amount', 'tiers.0.basis_points', 'amount.amount', 'eligibility.emails.3', 'code'].map(fieldOf)).toEqual([
    'tiers.1.subtotal',
    'tiers.0.percent',
    'amount',
    'emails',
    'code',
  ])
})
