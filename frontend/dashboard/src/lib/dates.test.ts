import { spokenDate } from './dates'

const now = new Date('2026-03-10T12:00:00Z')

test.each([
  ['2026-03-10T11:59:40Z', 'just now'],
  ['2026-03-10T11:59:00Z', '1 minute ago'],
  ['2026-03-10T11:18:00Z', '42 minutes ago'],
])('%s is %s', (at, spoken) => {
  expect(spokenDate(at, 'UTC', now)).toBe(spoken)
})

test('the day begins in the store’s zone', () => {
  const justAfterMidnightInTokyo = '2026-03-09T15:30:00Z'

  expect(spokenDate(justAfterMidnightInTokyo, 'UTC', now)).toMatch(/^yesterday at/)
  expect(spokenDate(justAfterMidnightInTokyo, 'Asia/Tokyo', now)).toMatch(/^today at/)
})

test('another year is named', () => {
  expect(spokenDate('2024-03-10T12:00:00Z', 'UTC', now)).toContain('2024')
  expect(spokenDate('2026-01-10T12:00:00Z', 'UTC', now)).not.toContain('2026')
})
