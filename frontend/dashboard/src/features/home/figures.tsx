import { Card } from '@/components/ui/card'
import { MoneyText } from '@/components/patterns/money-text'

import type { Home } from './api'

const PERIODS = [
  ['today', 'Today'],
  ['last_7_days', 'Last 7 days'],
  ['last_30_days', 'Last 30 days'],
] as const

const orders = (count: number) => (count === 1 ? '1 order' : `${count.toLocaleString()} orders`)

/** Revenue of three periods, with what stays of it. */
export function Figures({ home }: { home: Home }) {
  return (
    <Card className="grid divide-border max-sm:divide-y sm:grid-cols-3 sm:divide-x">
      {PERIODS.map(([key, label]) => {
        const period = home[key]
        if (!period) return null
        return (
          <div key={key} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 px-5 py-4 max-sm:px-4 max-sm:py-3 sm:grid-cols-1">
            <h2 className="text-sm text-muted max-sm:self-center">{label}</h2>
            <MoneyText
              value={period.revenue}
              className="text-figure font-semibold tracking-[-0.02em] max-sm:text-right max-sm:text-lg"
            />
            <p className="col-span-full flex justify-between gap-3 text-sm text-muted tabular-nums sm:justify-start">
              <span>{orders(period.orders)}</span>
              <span>
                <MoneyText value={period.profit} className="font-medium text-text" /> profit
              </span>
            </p>
          </div>
        )
      })}
    </Card>
  )
}
