import { clockTime, momentOf } from './zoned-time'

test('a moment is shown by the clocks of the store, in summer and in winter', () => {
  expect(clockTime('2026-11-27T08:30:00Z', 'Europe/Berlin')).toBe('2026-11-27T09:30')
  expect(clockTime('2026-07-01T23:30:00Z', 'Europe/Berlin')).toBe('2026-07-02T01:30')
  expect(clockTime(null, 'Europe/Berlin')).toBe('')
})

test('a clock time is the moment it names, on both sides of the change to summer', () => {
  expect(momentOf('2026-11-27T09:30', 'Europe/Berlin')).toBe('2026-11-27T08:30:00Z')
  expect(momentOf('2026-03-29T01:59', 'Europe/Berlin')).toBe('2026-03-29T00:59:00Z')
  expect(momentOf('2026-03-29T03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00Z')
  expect(momentOf('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00Z')
  expect(momentOf('2026-11-27T09:30', 'America/Los_Angeles')).toBe('2026-11-27T17:30:00Z')
  expect(momentOf('', 'Europe/Berlin')).toBeNull()
})
