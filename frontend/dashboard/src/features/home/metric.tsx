import { Card } from '@/components/ui/card'
import { formatMoney, type Money } from '@/lib/money'

import { CountUp } from './count-up'
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
  if (metric === 'revenue' || metric === 'profit') return <MoneyUp name={metric} value={period[metric]} />
  if (metric === 'average') {
    const { amount, currency } = period.revenue
    if (period.orders === 0) return 'None'
    return <MoneyUp name={metric} value={{ amount: Math.round(amount / period.orders), currency }} />
  }
  return <CountUp name={metric} value={period[metric]} format={(count) => count.toLocaleString()} />
}

const MoneyUp = ({ name, value: { amount, currency } }: { name: Metric; value: Money }) => (
  <span className="whitespace-nowrap">
    <CountUp name={name} value={amount} format={(shown) => formatMoney({ amount: shown, currency })} />
  </span>
)
