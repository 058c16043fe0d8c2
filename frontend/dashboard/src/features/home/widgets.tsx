import type { Home } from './api'
import { RANGES, type Layout, type Widget } from './layout'
import { MetricCard } from './metric'
import { RecentOrders } from './recent-orders'
import { RevenueChart } from './revenue-chart'

/** The widgets of the layout that can be shown; figures need the right to see profit. */
export function Widgets({ home, layout, offered }: { home: Home; layout: Layout; offered: readonly Widget[] }) {
  const range = RANGES.find(({ value }) => value === layout.range) ?? RANGES[0]
  const period = home[range.value]
  return (
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      {layout.order
        .filter((widget) => offered.includes(widget) && !layout.hidden.includes(widget))
        .map((widget) => {
          if (widget === 'recent') {
            return (
              <div key={widget} className="col-span-full">
                <RecentOrders home={home} />
              </div>
            )
          }
          if (!period || !home.days) return null
          if (widget === 'chart') {
            return (
              <div key={widget} className="col-span-full">
                <RevenueChart days={home.days} range={range} />
              </div>
            )
          }
          return <MetricCard key={widget} metric={widget} period={period} rangeLabel={range.label} />
        })}
    </div>
  )
}
