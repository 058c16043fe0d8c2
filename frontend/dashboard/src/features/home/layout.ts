import { useState } from 'react'

export const WIDGETS = {
  revenue: 'Revenue',
  profit: 'Profit',
  orders: 'Orders',
  average: 'Average order',
  units: 'Items sold',
  chart: 'Revenue and profit by day',
  recent: 'Recent orders',
} as const
export type Widget = keyof typeof WIDGETS

export const RANGES = [
  { value: 'today', label: 'Today', days: 1 },
  { value: 'last_7_days', label: 'Last 7 days', days: 7 },
  { value: 'last_30_days', label: 'Last 30 days', days: 30 },
] as const
export type Range = (typeof RANGES)[number]['value']

/** How a person likes their home page: every widget in its order, those that are left out, and the days that the
 * figures and the chart are about. */
export interface Layout {
  order: Widget[]
  hidden: Widget[]
  range: Range
}

const ALL = Object.keys(WIDGETS) as Widget[]
export const USUAL: Layout = { order: ALL, hidden: ['units'], range: 'last_7_days' }

const isWidget = (word: unknown): word is Widget => ALL.includes(word as Widget)
const widgetsIn = (words: unknown) => [...new Set(Array.isArray(words) ? words.filter(isWidget) : [])]

/** From what was kept, whatever version wrote it: widgets that it did not know stand where they usually do. */
export function layoutFrom(kept: string | null): Layout {
  let found: Partial<Record<keyof Layout, unknown>>
  try {
    found = (JSON.parse(kept ?? 'null') ?? {}) as typeof found
  } catch {
    found = {}
  }
  if (!Array.isArray(found.order)) return USUAL
  const order = widgetsIn(found.order)
  const added = ALL.filter((widget) => !order.includes(widget))
  return {
    order: [...order, ...added],
    hidden: [...widgetsIn(found.hidden), ...added.filter((widget) => USUAL.hidden.includes(widget))],
    range: RANGES.find(({ value }) => value === found.range)?.value ?? USUAL.range,
  }
}

/** The widget at another place of the order. */
export function moved(order: Widget[], widget: Widget, place: number): Widget[] {
  const others = order.filter((each) => each !== widget)
  return [...others.slice(0, place), widget, ...others.slice(place)]
}

/** Remembered for each person in this browser. */
export function useLayout(personId: string | undefined) {
  const key = `windlass.home.${personId ?? ''}`
  const [kept, setKept] = useState({ key, layout: layoutFrom(localStorage.getItem(key)) })
  const layout = kept.key === key ? kept.layout : layoutFrom(localStorage.getItem(key))
  return {
    layout,
    change: (part: Partial<Layout>) => {
      const next = { ...layout, ...part }
      localStorage.setItem(key, JSON.stringify(next))
      setKept({ key, layout: next })
    },
  }
}
