import { fromBasisPoints, percent, toBasisPoints, wholeNumber } from './whole-number'

test.each([
  ['12.5', 1250],
  ['12,05', 1205],
  ['5', 500],
  ['0', 0],
])('%s percent is %i basis points', (typed, basisPoints) => {
  expect(toBasisPoints(typed)).toBe(basisPoints)
})

test('basis points come back as they were typed', () => {
  expect([1250, 1205, 500, 5, 0].map(fromBasisPoints)).toEqual(['12.5', '12.05', '5', '0.05', '0'])
})

test('bounds are part of the rule', () => {
  expect(percent('Profit', { max: 90 }).safeParse('90.01').success).toBe(false)
  expect(percent('Profit', { max: 90 }).safeParse('90').success).toBe(true)
  expect(wholeNumber('Minutes', { min: 30, max: 1440 }).safeParse('29').success).toBe(false)
  expect(wholeNumber('Minutes', { min: 30, max: 1440 }).safeParse('1.5').success).toBe(false)
})
