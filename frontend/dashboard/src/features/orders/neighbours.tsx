import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import { useStore } from '@/lib/store-context'

import { listKey, ordersQuery, type OrderCard, type OrderPage } from './api'

/** The orders before and after this one in the list that it was opened from; in the list of all
 * orders when it was opened by its address. */
export function Neighbours({ orderId }: { orderId: string }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const lists = queryClient
    .getQueryCache()
    .findAll({ queryKey: listKey(store.id) })
    .filter(({ state }) => (state.data as OrderPage | undefined)?.items.some(({ id }) => id === orderId))
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
  const opened = lists[0]?.state.data as OrderPage | undefined
  const all = useQuery({ ...ordersQuery(store.id, {}), enabled: !opened }).data
  const items = (opened ?? all)?.items ?? []
  const at = items.findIndex(({ id }) => id === orderId)
  if (at < 0) return null
  return (
    <nav aria-label="Orders beside this one" className="flex">
      <Step order={items[at - 1]} label="Previous order" icon={<ChevronLeft aria-hidden />} />
      <Step order={items[at + 1]} label="Next order" icon={<ChevronRight aria-hidden />} />
    </nav>
  )
}

function Step({ order, label, icon }: { order: OrderCard | undefined; label: string; icon: React.ReactNode }) {
  const store = useStore()
  if (!order) {
    return (
      <Button size="icon" variant="quiet" disabled aria-label={label}>
        {icon}
      </Button>
    )
  }
  return (
    <Tooltip label={`${label}: #${order.number}`}>
      <Button asChild size="icon" variant="quiet">
        <Link to={`/stores/${store.id}/orders/${order.id}` as never} aria-label={`${label}: #${order.number}`}>
          {icon}
        </Link>
      </Button>
    </Tooltip>
  )
}
