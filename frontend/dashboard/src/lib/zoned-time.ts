/** Clock times of a zone, as date inputs write them ("2026-11-27T09:30"), and moments in UTC. */

const parts = (moment: number, timeZone: string) => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return Object.fromEntries(format.formatToParts(moment).map((part) => [part.type, part.value]))
}

/** What the zone's clocks show at a moment; "" for none. */
export function clockTime(iso: string | null | undefined, timeZone: string): string {
  const moment = Date.parse(iso ?? '')
  if (Number.isNaN(moment)) return ''
  const { year, month, day, hour, minute } = parts(moment, timeZone)
  return `${year}-${month}-${day}T${hour}:${minute}`
}

/** The moment at which the zone's clocks show this. A time that the change to summer leaves out is
 * the one after the gap; null if it is no time at all. */
export function momentOf(clock: string, timeZone: string): string | null {
  const wanted = Date.parse(`${clock}Z`)
  if (Number.isNaN(wanted)) return null
  const shift = (moment: number) => Date.parse(`${clockTime(new Date(moment).toISOString(), timeZone)}Z`) - moment
  const guess = wanted - shift(wanted)
  const moment = wanted - shift(guess)
  return new Date(moment).toISOString().replace('.000Z', 'Z')
}
