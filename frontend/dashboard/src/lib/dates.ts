const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const dayKey = (date: Date, timeZone?: string) =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(date)

const wholeDaysBetween = (from: Date, to: Date, timeZone?: string) =>
  Math.round((Date.parse(dayKey(to, timeZone)) - Date.parse(dayKey(from, timeZone))) / DAY)

/** A moment as people say it: "just now", "5 minutes ago", "today at 14:02", "yesterday at 09:10",
 * "12 Mar", "12 Mar 2024"; `timeZone` decides where a day begins. */
export function spokenDate(iso: string, timeZone?: string, now = new Date()): string {
  const date = new Date(iso)
  const locale = navigator.language
  const past = now.getTime() - date.getTime()
  if (past >= 0 && past < MINUTE) return 'just now'
  if (past >= 0 && past < HOUR) {
    const minutes = Math.floor(past / MINUTE)
    return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`
  }
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(date)
  const days = wholeDaysBetween(date, now, timeZone)
  if (days === 0) return `today at ${time}`
  if (days === 1) return `yesterday at ${time}`
  if (days === -1) return `tomorrow at ${time}`
  const isThisYear = dayKey(date, timeZone).slice(0, 4) === dayKey(now, timeZone).slice(0, 4)
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone,
  }).format(date)
}

/** The same moment in full, with its zone. */
export const exactDate = (iso: string, timeZone?: string) =>
  new Intl.DateTimeFormat(navigator.language, {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone,
  }).format(new Date(iso))
