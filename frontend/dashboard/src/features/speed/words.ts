import type { Measured } from './api'

export const METRICS: Record<Measured['metric'], { name: string; about: string }> = {
  lcp: { name: 'Loading', about: 'Until the largest thing on the page is there (LCP)' },
  inp: { name: 'Answering', about: 'Until the page answers the slowest touch (INP)' },
  cls: { name: 'Standing still', about: 'How far things jump while the page loads (CLS)' },
}

export const PLACES: Record<string, string> = {
  home: 'Home page',
  list: 'Lists and search',
  product: 'Product pages',
  cart: 'Cart',
  checkout: 'Checkout',
  other: 'Other pages',
  phone: 'Phones',
  desktop: 'Computers',
}

/** "1.2 s", "48 ms", "0.05" */
export function valueSaid(metric: Measured['metric'], value: number): string {
  if (metric === 'cls') return (value / 1000).toFixed(2)
  return value >= 1000 ? `${(value / 1000).toFixed(1)} s` : `${String(value)} ms`
}

export type Grade = 'good' | 'between' | 'poor'

export const gradeOf = (measured: Measured): Grade =>
  measured.p75 <= measured.good_up_to ? 'good' : measured.p75 > measured.poor_above ? 'poor' : 'between'

export const GRADES: Record<Grade, { label: string; tone: string; bar: string }> = {
  good: { label: 'Good', tone: 'text-success', bar: 'bg-success' },
  between: { label: 'Could be better', tone: 'text-warning', bar: 'bg-warning' },
  poor: { label: 'Slow', tone: 'text-danger', bar: 'bg-danger' },
}

/** Whole percent that sum to 100, the largest share taking what rounding leaves. */
export function shares(measured: Measured): Record<Grade, number> {
  const total = measured.good + measured.between + measured.poor
  const found = { good: measured.good, between: measured.between, poor: measured.poor }
  const rounded = Object.fromEntries(
    Object.entries(found).map(([grade, count]) => [grade, Math.round((100 * count) / total)]),
  ) as Record<Grade, number>
  const largest = (Object.keys(found) as Grade[]).reduce((a, b) => (found[b] > found[a] ? b : a))
  rounded[largest] += 100 - rounded.good - rounded.between - rounded.poor
  return rounded
}
