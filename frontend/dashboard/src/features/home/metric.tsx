import { Card } from '@/components/ui/card'
import { MoneyText } from '@/components/patterns/money-text'

import type { Home } from './api'
import { WIDGETS, type Widget } from './layout'

export type Metric = Exclude<Widget, 'chart' | 'recent'>
type Period = NonNullable<Home['today']>

/** One figure of the chosen days. */
export function MetricCard({ metric, period, rangeLabel }: { metric: Metric; period: Period; rangeLabel: string }) {
  return (
    <Card className="flex flex-col gap-1 px-5 py-4 max-sm:px-4 max-sm:py-3">
      <h2 className="text-sm text-muted">{WIDGETS[metric]}</h2>
      <p className="text-figure font-semibold tracking-[-0.02em] tabular-nums max-sm:text-lg">
        <Value metric={metric} period={period} />
      </p>
      <p className="text-sm text-muted">{rangeLabel}</p>
    </Card>
  )
}

function Value({ metric, period }: { metric: Metric; period: Period }) {
  if (metric === 'revenue' || metric === 'profit') return <MoneyText value={period[metric]} />
  if (metric === 'average') {
    const { amount, currency } = period.revenue
    return period.orders === 0 ? 'None' : <MoneyText value={{ amount: Math.round(amount / period.orders), currency }} />
  }
  return period[metric].toLocaleString()
}
