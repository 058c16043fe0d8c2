import { margin, percent, profit } from './margin'

test.each([
  [1999, 740, 6298],
  [1000, 1500, -5000],
  [300, 100, 6667],
  [1000, 1000, 0],
])('a price of %i and a cost of %i leave %i basis points', (price, cost, share) => {
  expect(margin(price, cost)).toBe(share)
})

test('without two amounts there is no margin', () => {
  expect(margin(1999, null)).toBeNull()
  expect(margin(0, 100)).toBeNull()
  expect(margin(Number.NaN, 100)).toBeNull()
  expect(profit(1999, Number.NaN)).toBeNull()
  expect(percent(null)).toBe('–')
  expect(percent(6298)).toBe('62%')
})
