import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'

import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { IndexPage } from '@/components/patterns/index-page'
import { MoneyText } from '@/components/patterns/money-text'
import { useStore } from '@/lib/store-context'

import { invoicesQuery, type Invoice } from './api'
import { InvoiceActions } from './invoice-actions'

const KINDS: Record<Invoice['kind'], string> = { invoice: 'Invoice', receipt: 'Receipt', credit_note: 'Credit note' }

const column = createColumnHelper<Invoice>()

/** Every invoice and credit note, in the order they were written. */
export function InvoicesPage() {
  const store = useStore()
  const columns = useMemo(
    () => [
      column.accessor('number', {
        header: 'Number',
        cell: ({ row }) => (
          <span className="inline-flex items-center gap-2 whitespace-nowrap">
            <span className="font-medium">{row.original.number}</span>
            <Kind invoice={row.original} />
          </span>
        ),
      }),
      column.accessor('issued_at', {
        header: 'Date',
        cell: ({ getValue }) => <DateTime at={getValue()} className="whitespace-nowrap" />,
        meta: { from: 'md' },
      }),
      column.accessor('order_number', {
        header: 'Order',
        cell: ({ row }) => <OrderLink invoice={row.original} />,
        meta: { from: 'md' },
      }),
      column.accessor('buyer', {
        header: 'Buyer',
        cell: ({ getValue }) => <span className="block max-w-52 truncate text-muted">{getValue()}</span>,
        meta: { from: 'lg' },
      }),
      column.accessor('tax', {
        header: 'Tax',
        cell: ({ getValue }) => <MoneyText value={getValue()} muted />,
        meta: { align: 'end', from: 'lg' },
      }),
      column.accessor('total', {
        header: 'Total',
        cell: ({ getValue }) => <MoneyText value={getValue()} />,
        meta: { align: 'end' },
      }),
      column.display({
        id: 'actions',
        header: () => <span className="sr-only">Actions</span>,
        cell: ({ row }) => <InvoiceActions invoice={row.original} />,
        meta: { align: 'end' },
      }),
    ],
    [],
  )
  return (
    <IndexPage
      title="Invoices"
      resource="invoices"
      columns={columns}
      rowId={(invoice) => invoice.id}
      searchPlaceholder="Order number or buyer’s e-mail"
      query={({ q, cursor }) => invoicesQuery(store.id, { ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) })}
      primary={
        <div className="flex gap-2">
          {store.can('tax:read') && (
            <Button asChild>
              <Link to={`/stores/${store.id}/tax-report` as never}>Tax report</Link>
            </Button>
          )}
          <Button asChild>
            <Link to={`/stores/${store.id}/settings/invoices` as never}>Settings</Link>
          </Button>
        </div>
      }
      phoneRow={(invoice) => (
        <div className="flex flex-col gap-1">
          <p className="flex items-center justify-between gap-3">
            <span className="font-medium">{invoice.number}</span>
            <MoneyText value={invoice.total} />
          </p>
          <p className="flex items-center justify-between gap-3 text-sm text-muted">
            <span className="truncate">
              {KINDS[invoice.kind]}, order #{invoice.order_number}
            </span>
            <DateTime at={invoice.issued_at} />
          </p>
          <InvoiceActions invoice={invoice} />
        </div>
      )}
      empty={
        <EmptyState
          drawing="list"
          title="No invoices yet"
          body="Every order gets its invoice automatically, every refund its credit note, numbered without gaps."
        />
      }
    />
  )
}

const Kind = ({ invoice }: { invoice: Invoice }) =>
  invoice.kind === 'invoice' ? null : (
    <Badge tone={invoice.kind === 'credit_note' ? 'warning' : 'neutral'}>{KINDS[invoice.kind]}</Badge>
  )

function OrderLink({ invoice }: { invoice: Invoice }) {
  const store = useStore()
  return (
    <Link to={`/stores/${store.id}/orders/${invoice.order_id}` as never} className="link">
      #{invoice.order_number}
    </Link>
  )
}
