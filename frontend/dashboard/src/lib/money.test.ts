import { currencySymbol, formatMoney, parseDecimal, toDecimal } from './money'

test.each([
  ['19.99', 'EUR', 1999],
  ['19,99', 'EUR', 1999],
  ['1,200', 'EUR', 120000],
  ['1.234,5', 'EUR', 123450],
  ["1'000.05", 'CHF', 100005],
  ['0.1', 'EUR', 10],
  ['-5', 'EUR', -500],
  ['1200', 'JPY', 1200],
  ['1,200', 'JPY', 1200],
  ['1.250', 'KWD', 1250],
  ['0.29', 'USD', 29],
])('%s %s is %i minor units', (typed, currency, minor) => {
  expect(parseDecimal(typed, currency)).toBe(minor)
})

test.each([
  ['', 'EUR'],
  ['abc', 'EUR'],
  ['1.9999', 'EUR'],
  ['1..5', 'EUR'],
  ['12,00,5.00', 'EUR'],
  ['1.5', 'JPY'],
  ['99999999999999999999', 'EUR'],
])('"%s" is not an amount of %s', (typed, currency) => {
  expect(parseDecimal(typed, currency)).toBeUndefined()
})

test('an amount keeps every minor unit on its way to text', () => {
  expect(toDecimal(5, 'EUR')).toBe('0.05')
  expect(toDecimal(-1999, 'EUR')).toBe('-19.99')
  expect(toDecimal(1200, 'JPY')).toBe('1200')
  expect(toDecimal(1, 'KWD')).toBe('0.001')
})

test('money reads as in the person’s language', () => {
  expect(formatMoney({ amount: 123456, currency: 'EUR' }, { locale: 'en-GB' })).toBe('€1,234.56')
  expect(formatMoney({ amount: 2000, currency: 'EUR' }, { locale: 'en-GB', isBrief: true })).toBe('€20')
  expect(formatMoney({ amount: 1200, currency: 'JPY' }, { locale: 'en-GB' })).toBe('¥1,200')
  expect(currencySymbol('EUR', 'de')).toBe('€')
})
