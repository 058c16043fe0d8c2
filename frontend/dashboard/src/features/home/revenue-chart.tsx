import { ChartCard } from '@/components/patterns/chart-card'
import { formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'

import type { Home } from './api'
import type { RANGES } from './layout'

const FEWEST = 7 // one day alone is no line

const dayName = (date: string) =>
  new Intl.DateTimeFormat(navigator.language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date))

export function RevenueChart({ days, range }: { days: NonNullable<Home['days']>; range: (typeof RANGES)[number] }) {
  const { currency } = useStore()
  return (
    <ChartCard
      title="Revenue and profit"
      description={`${range.days < FEWEST ? `${range.label} beside the days before` : range.label}, by day in the store's time zone`}
      series={['Revenue', 'Profit']}
      points={days.slice(-Math.max(range.days, FEWEST)).map((day) => ({
        label: dayName(day.date),
        values: [day.revenue.amount, day.profit.amount],
      }))}
      format={(amount) => formatMoney({ amount, currency })}
      formatTick={(amount) => formatMoney({ amount: Math.round(amount), currency }, { isBrief: true })}
    />
  )
}
