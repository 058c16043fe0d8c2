import { profitSteps } from './profit-steps'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const profit = (revenue: number, items: number, shipping: number, fee: number) => ({
  revenue: eur(revenue),
  item_cost: eur(items),
  supplier_shipping: eur(shipping),
  payment_fee: eur(fee),
  profit: eur(revenue - items - shipping - fee),
  margin_basis_points: 0,
  is_final: true,
})

test('each cost hangs from where the one before it ended', () => {
  const bars = profitSteps(profit(10_000, 4000, 1000, 500)).map(({ name, from, to }) => [name, from, to])

  expect(bars).toEqual([
    ['Revenue', 0, 100],
    ['Items', 60, 100],
    ['Supplier shipping', 50, 60],
    ['Payment fee', 45, 50],
    ['Profit', 0, 45],
  ])
})

test('a loss reaches below zero on the same scale', () => {
  const bars = profitSteps(profit(6000, 8000, 0, 0)).map(({ name, from, to }) => [name, from, to])

  expect(bars).toEqual([
    ['Revenue', 25, 100],
    ['Items', 0, 100],
    ['Supplier shipping', 0, 0],
    ['Payment fee', 0, 0],
    ['Profit', 0, 25],
  ])
})

test('an order that was refunded in full has no width, and no division by zero', () => {
  expect(profitSteps(profit(0, 0, 0, 0)).every(({ from, to }) => from === 0 && to === 0)).toBe(true)
})
