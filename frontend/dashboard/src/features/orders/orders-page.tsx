import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'

import { Button } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Status, statusWord } from '@/components/ui/status'
import { IndexPage } from '@/components/patterns/index-page'
import { MoneyText } from '@/components/patterns/money-text'
import { OrderTotal } from '@/components/patterns/order-total'
import { useStore } from '@/lib/store-context'

import { exportOrders, ordersQuery, type OrderCard } from './api'
import { useArrivals } from './arrivals'
import { countryName, itemsText } from './words'

const column = createColumnHelper<OrderCard>()

const TABS = ['needs_action', 'waiting', 'ordered', 'partly_shipped', 'shipped', 'delivered', 'cancelled', 'refunded'].map(
  (value) => ({ value, label: statusWord(value).label }),
)

const columns = [
  column.accessor('number', { header: 'Order', cell: ({ getValue }) => `#${getValue()}` }),
  column.accessor('placed_at', {
    header: 'Placed',
    cell: ({ getValue }) => <DateTime at={getValue()} className="whitespace-nowrap text-muted" />,
  }),
  column.accessor('customer', {
    header: 'Customer',
    cell: ({ row: { original: order } }) => (
      <span className="flex max-w-64 items-baseline gap-2">
        <span className="truncate">{order.customer || order.email}</span>
        <span className="shrink-0 truncate text-xs text-muted max-lg:hidden">{countryName(order.country)}</span>
      </span>
    ),
  }),
  column.accessor('status', { header: 'Status', cell: ({ getValue }) => <Status status={getValue()} /> }),
  column.accessor('payment_status', {
    header: 'Payment',
    cell: ({ getValue }) => <Status status={getValue()} />,
    meta: { from: 'lg' },
  }),
  column.accessor('units', {
    header: 'Items',
    meta: { align: 'end', from: 'lg' },
  }),
  column.accessor('total', {
    header: 'Total',
    cell: ({ row }) => <OrderTotal order={row.original} className="items-end" />,
    meta: { align: 'end' },
  }),
]

const profitColumn = column.accessor('profit', {
  header: 'Profit',
  cell: ({ getValue }) => {
    const profit = getValue()
    return profit && <MoneyText value={profit} className={profit.amount < 0 ? 'text-danger' : 'text-muted'} />
  },
  meta: { align: 'end', from: 'md' },
})

export function OrdersPage() {
  const store = useStore()
  const arrivals = useArrivals()
  const seesProfit = store.can('profit:read')
  const shown = useMemo(() => (seesProfit ? [...columns, profitColumn] : columns), [seesProfit])

  return (
    <>
      <p role="status" className="sr-only">
        {arrivals.size > 0 && (arrivals.size === 1 ? 'A new order arrived' : `${arrivals.size} new orders arrived`)}
      </p>
      <IndexPage
        title="Orders"
        resource="orders"
        tabs={TABS}
        searchPlaceholder="Number, e-mail, name, product, SKU, tracking"
        columns={shown}
        rowId={(order) => order.id}
        rowPath={(order) => `/stores/${store.id}/orders/${order.id}`}
        rowClass={(order) => (arrivals.has(order.id) ? 'bg-accent-soft' : undefined)}
        query={(search) => ordersQuery(store.id, search)}
        exportPart={(search, names, signal) => exportOrders(store.id, search, names, signal)}
        phoneRow={(order) => <PhoneOrder order={order} />}
        empty={<NoOrders />}
      />
    </>
  )
}

function PhoneOrder({ order }: { order: OrderCard }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate">
          <span className="font-medium tabular-nums">#{order.number}</span> {order.customer || order.email}
        </span>
        <OrderTotal order={order} className="items-end font-medium" />
      </p>
      <p className="flex items-center justify-between gap-3 text-sm">
        <Status status={order.status} />
        <span className="truncate text-muted">
          {itemsText(order.units)} · <DateTime at={order.placed_at} />
        </span>
      </p>
    </div>
  )
}

function NoOrders() {
  const store = useStore()
  return (
    <EmptyState
      drawing="box"
      title="No orders yet"
      body={
        store.isLaunched
          ? 'The first one appears here the moment a shopper pays, and Windlass sends it to your supplier.'
          : 'Your store is not open yet. Finish the launch checklist and shoppers can order.'
      }
      action={
        store.isLaunched ? (
          <Button asChild>
            <a href={store.url} target="_blank" rel="noreferrer">
              View your store
            </a>
          </Button>
        ) : (
          <Button asChild variant="primary">
            <Link to={`/stores/${store.id}` as never}>Open launch checklist</Link>
          </Button>
        )
      }
    />
  )
}
