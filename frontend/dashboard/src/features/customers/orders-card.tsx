import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonText } from '@/components/ui/skeleton'
import { Status } from '@/components/ui/status'
import { MoneyText } from '@/components/patterns/money-text'
import { useStore } from '@/lib/store-context'

import { ordersQuery } from './api'

export function OrdersCard({ customerId }: { customerId: string }) {
  const store = useStore()
  const found = useInfiniteQuery(ordersQuery(store.id, customerId))
  const orders = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Card>
      <CardHeader title="Orders" />
      <CardBody className="pt-2">
        {found.isPending && <SkeletonText lines={3} />}
        {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && orders.length === 0 && <p className="text-muted">Nothing ordered yet.</p>}
        <ul className="flex flex-col divide-y divide-border">
          {orders.map((order) => (
            <li key={order.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
              <span className="flex items-baseline gap-3">
                <Link to={`/stores/${store.id}/orders/${order.id}` as never} className="link font-medium tabular-nums">
                  #{order.number}
                </Link>
                <DateTime at={order.placed_at} className="text-sm text-muted" />
              </span>
              <span className="flex items-center gap-4">
                <Status status={order.status} />
                <MoneyText value={order.total} />
              </span>
            </li>
          ))}
        </ul>
        {found.hasNextPage && (
          <Button size="small" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()} className="self-start">
            Older orders
          </Button>
        )}
      </CardBody>
    </Card>
  )
}
