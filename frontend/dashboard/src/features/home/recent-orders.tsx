import { Link } from '@tanstack/react-router'

import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { OrderTotal } from '@/components/patterns/order-total'
import { useStore } from '@/lib/store-context'

import type { Home } from './api'

export function RecentOrders({ home }: { home: Home }) {
  const store = useStore()
  const orders = home.recent_orders
  const page = `/stores/${store.id}/orders`
  return (
    <Card className="overflow-clip">
      <CardHeader
        title="Recent orders"
        className="pb-3"
        action={
          orders.length > 0 && (
            <Button asChild size="small" variant="quiet">
              <Link to={page as never}>All orders</Link>
            </Button>
          )
        }
      />
      {orders.length === 0 && (
        <EmptyState
          drawing="box"
          title="No orders yet"
          body="The first one appears here the moment a shopper pays."
          action={
            <Button asChild>
              <a href={store.url} target="_blank" rel="noreferrer">
                View your store
              </a>
            </Button>
          }
        />
      )}
      <ul className="divide-y divide-border border-t border-border empty:hidden">
        {orders.map((order) => (
          <li key={order.id}>
            <Link
              to={`${page}/${order.id}` as never}
              className="flex flex-wrap items-center gap-x-4 gap-y-0.5 px-5 py-2.5 text-sm outline-offset-[-2px] transition-colors hover:bg-surface-2 max-sm:px-4"
            >
              <span className="w-16 font-medium tabular-nums">#{order.number}</span>
              <span className="min-w-0 flex-1 truncate">{order.customer}</span>
              <OrderTotal order={order} className="sm:w-28 sm:items-end sm:text-right" />
              <span className="flex basis-full items-center justify-between gap-4 text-muted sm:basis-auto">
                <Status status={order.status} className="sm:w-32" />
                <DateTime at={order.placed_at} className="sm:w-36 sm:text-right" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
