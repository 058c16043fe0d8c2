import { lastMonths, periods } from './months'

const now = new Date(2026, 0, 15)

test('months go back over the turn of the year', () => {
  expect(lastMonths(3, now)).toEqual(['2026-01', '2025-12', '2025-11'])
})

test('quarters have their three months', () => {
  const found = periods(now).find(({ value }) => value === 'Q4 2025')

  expect(found).toMatchObject({ first_month: '2025-10', last_month: '2025-12' })
})

test('no period is offered twice', () => {
  const values = periods(now).map(({ value }) => value)

  expect(new Set(values).size).toBe(values.length)
})
