import { fromDollars, marginOf, parseScaled, priceFor, writeScaled } from './markup'

test.each([
  [740, { multiplier_basis_points: 25_000, fixed: 0, ending: '99' }, 'USD', 1899],
  [740, { multiplier_basis_points: 30_000, fixed: 0, ending: '99' }, 'USD', 2299],
  [740, { multiplier_basis_points: 25_000, fixed: 50, ending: 'none' }, 'USD', 1900],
  [760, { multiplier_basis_points: 25_000, fixed: 0, ending: '95' }, 'USD', 1995],
  [1999, { multiplier_basis_points: 10_000, fixed: 0, ending: '99' }, 'USD', 1999],
  [1, { multiplier_basis_points: 15_000, fixed: 0, ending: 'none' }, 'USD', 2],
  [1110, { multiplier_basis_points: 25_000, fixed: 0, ending: '99' }, 'JPY', 2799],
  [1000, { multiplier_basis_points: 20_000, fixed: 0, ending: '99' }, 'KWD', 2990],
] as const)('a cost of %i under %o sells in %s for %i', (cost, markup, currency, price) => {
  expect(priceFor(cost, markup, currency)).toBe(price)
})

test('dollars become the store’s currency, rounded half up', () => {
  expect(fromDollars(740, 'EUR', 920_000)).toBe(681)
  expect(fromDollars(1, 'EUR', 500_000)).toBe(1)
  expect(fromDollars(740, 'JPY', 150_000_000)).toBe(1110)
  expect(fromDollars(740, 'KWD', 307_000)).toBe(2272)
  expect(fromDollars(740, 'USD', 1_000_000)).toBe(740)
})

test('a multiplier is read and written without a float', () => {
  expect(parseScaled('2.5', 4)).toBe(25_000)
  expect(parseScaled('2,55', 4)).toBe(25_500)
  expect(parseScaled('1.00001', 4)).toBeNull()
  expect(parseScaled('two', 4)).toBeNull()
  expect(writeScaled(25_000, 4)).toBe('2.5')
  expect(writeScaled(30_000, 4)).toBe('3')
  expect(writeScaled(920_000, 6)).toBe('0.92')
})

test('a margin is a share of the price', () => {
  expect(marginOf(2299, 740)).toBe(6781)
  expect(marginOf(0, 740)).toBeNull()
})
