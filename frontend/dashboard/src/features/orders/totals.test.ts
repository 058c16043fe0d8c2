import type { Order } from './api'
import { rateText } from './totals'

const exchange = { base: 'USD', currency: 'EUR', rate: '0.92', margin_basis_points: 0, as_of: null, market_id: 'm1' } as NonNullable<Order['exchange']>

test('the rate that was frozen with an order is said with its margin', () => {
  expect(rateText(exchange)).toBe('at 1 USD = 0.92 EUR')
  expect(rateText({ ...exchange, margin_basis_points: 150 })).toBe('at 1 USD = 0.92 EUR and 1.5%')
})
