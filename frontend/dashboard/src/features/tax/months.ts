/** The last `count` months as "2026-11", this one first, by the clock of the person's browser. */
export function lastMonths(count: number, now = new Date()): string[] {
  return Array.from({ length: count }, (_, back) => {
    const month = new Date(now.getFullYear(), now.getMonth() - back, 1)
    return `${month.getFullYear()}-${String(month.getMonth() + 1).padStart(2, '0')}`
  })
}

/** "2026-11" as "November 2026". */
export function monthName(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(year, number - 1, 1).toLocaleDateString(undefined, { month: 'long', year: 'numeric' })
}

export interface Period {
  value: string
  label: string
  first_month: string
  last_month: string
}

/** Months, quarters and years that somebody may have to report, the newest first. */
export function periods(now = new Date()): Period[] {
  const months = lastMonths(12, now)
  const single = months.map((month) => ({ value: month, label: monthName(month), first_month: month, last_month: month }))
  const year = now.getFullYear()
  const quarter = Math.floor(now.getMonth() / 3)
  const quarters = Array.from({ length: 5 }, (_, back) => {
    const index = year * 4 + quarter - back
    const of = Math.floor(index / 4)
    const first = (index % 4) * 3
    const named = `Q${(index % 4) + 1} ${of}`
    return { value: named, label: named, first_month: written(of, first), last_month: written(of, first + 2) }
  })
  const years = [year, year - 1].map((one) => ({
    value: String(one),
    label: `All of ${one}`,
    first_month: written(one, 0),
    last_month: written(one, 11),
  }))
  return [...single.slice(0, 3), ...quarters, ...years, ...single.slice(3)]
}

const written = (year: number, month: number) => `${year}-${String(month + 1).padStart(2, '0')}`
