import { ChartCard } from '@/components/patterns/chart-card'
import { formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'

import type { Home } from './api'

const dayName = (date: string) =>
  new Intl.DateTimeFormat(navigator.language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date))

export function RevenueChart({ days }: { days: NonNullable<Home['days']> }) {
  const { currency } = useStore()
  return (
    <ChartCard
      title="Revenue and profit"
      description="Last 30 days, by day in the store's time zone"
      series={['Revenue', 'Profit']}
      points={days.map((day) => ({
        label: dayName(day.date),
        values: [day.revenue.amount, day.profit.amount],
      }))}
      format={(amount) => formatMoney({ amount, currency })}
      formatTick={(amount) => formatMoney({ amount: Math.round(amount), currency }, { isBrief: true })}
    />
  )
}
