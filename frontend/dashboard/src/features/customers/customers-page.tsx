import { createColumnHelper } from '@tanstack/react-table'

import { Badge } from '@/components/ui/badge'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { IndexPage } from '@/components/patterns/index-page'
import { useStore } from '@/lib/store-context'

import { customersQuery, exportCustomers, type CustomerCard } from './api'
import { lifetimeText, ordersText } from './words'

const column = createColumnHelper<CustomerCard>()

const columns = [
  column.accessor('name', {
    header: 'Customer',
    cell: ({ row: { original: customer } }) => (
      <span className="block max-w-72 truncate">{customer.name || customer.email}</span>
    ),
  }),
  column.accessor('email', {
    header: 'E-mail',
    cell: ({ getValue }) => <span className="block max-w-72 truncate text-muted">{getValue()}</span>,
    meta: { from: 'md' },
  }),
  column.accessor('tags', {
    header: 'Tags',
    cell: ({ getValue }) => (
      <span className="flex flex-wrap gap-1">
        {getValue().map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </span>
    ),
    meta: { from: 'lg' },
  }),
  column.accessor('has_account', {
    header: 'Account',
    cell: ({ getValue }) => <span className="text-muted">{getValue() ? 'Has one' : 'Guest'}</span>,
    meta: { from: 'lg' },
  }),
  column.accessor('last_order_at', {
    header: 'Last order',
    cell: ({ getValue }) => {
      const at = getValue()
      return at ? <DateTime at={at} className="whitespace-nowrap text-muted" /> : <span className="text-muted">None</span>
    },
    meta: { from: 'md' },
  }),
  column.accessor('order_count', { header: 'Orders', meta: { align: 'end' } }),
  column.accessor('lifetime', {
    header: 'Ordered for',
    cell: ({ getValue }) => <span className="tabular-nums">{lifetimeText(getValue())}</span>,
    meta: { align: 'end' },
  }),
]

export function CustomersPage() {
  const store = useStore()
  return (
    <IndexPage
      title="Customers"
      resource="customers"
      searchPlaceholder="Name, e-mail, or tag:vip"
      columns={columns}
      rowId={(customer) => customer.id}
      rowPath={(customer) => `/stores/${store.id}/customers/${customer.id}`}
      query={(search) => customersQuery(store.id, search)}
      exportPart={(search, names, signal) => exportCustomers(store.id, search, names, signal)}
      phoneRow={(customer) => <PhoneCustomer customer={customer} />}
      empty={
        <EmptyState
          drawing="box"
          title="No customers yet"
          body="Whoever orders or opens an account in your store appears here, with everything they ordered."
        />
      }
    />
  )
}

function PhoneCustomer({ customer }: { customer: CustomerCard }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-medium">{customer.name || customer.email}</span>
        <span className="shrink-0 tabular-nums">{lifetimeText(customer.lifetime)}</span>
      </p>
      <p className="flex items-center justify-between gap-3 text-sm text-muted">
        <span className="min-w-0 truncate">{customer.email}</span>
        <span className="shrink-0">{ordersText(customer.order_count)}</span>
      </p>
    </div>
  )
}
