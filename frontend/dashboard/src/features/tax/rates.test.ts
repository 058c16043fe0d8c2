import { parsePercent, toPercent } from './rates'

test.each([
  ['19', 190_000],
  ['8.875', 88_750],
  ['9,975', 99_750],
  ['0', 0],
  ['100', 1_000_000],
  ['5.5', 55_000],
])('%s %% is %d parts per million', (typed, parts) => {
  expect(parsePercent(typed)).toBe(parts)
})

test.each(['', 'abc', '101', '1.23456', '-1', '5 %'])('%s is no rate', (typed) => {
  expect(parsePercent(typed)).toBeNull()
})

test.each([
  [190_000, '19'],
  [88_750, '8.875'],
  [0, '0'],
  [255_000, '25.5'],
])('%d parts per million are %s %%', (parts, percent) => {
  expect(toPercent(parts)).toBe(percent)
})
