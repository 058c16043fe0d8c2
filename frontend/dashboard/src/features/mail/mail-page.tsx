import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { useCallback, useMemo } from 'react'

import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { IndexPage } from '@/components/patterns/index-page'
import { useStore } from '@/lib/store-context'

import { mailKey, mailsQuery, type Mail, type MailPage as MailList } from './api'
import { MailDrawer } from './mail-drawer'
import { RetryButton } from './retry-button'
import { templateName } from './templates'

const TABS = [
  { value: 'sent', label: 'Sent' },
  { value: 'queued', label: 'Queued' },
  { value: 'sending', label: 'Sending' },
  { value: 'failed', label: 'Failed' },
]

const column = createColumnHelper<Mail>()

/** Every mail the store owed somebody, and what became of it. `mail` in the address opens one. */
export function MailPage() {
  const store = useStore()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { mail: openId } = useSearch({ strict: false }) as { mail?: string }
  const show = useCallback(
    (mail: string | undefined) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, mail })) as never,
        state: (state) => state,
        resetScroll: false,
      }),
    [navigate],
  )
  const columns = useMemo(
    () => [
      column.accessor('subject', {
        header: 'Subject',
        cell: ({ row }) => (
          <button type="button" onClick={() => show(row.original.id)} className="link-plain max-w-80 truncate text-left font-medium lg:max-w-110">
            {row.original.subject}
          </button>
        ),
      }),
      column.accessor('template', {
        header: 'Kind',
        cell: ({ getValue }) => templateName(getValue()),
        meta: { from: 'lg' },
      }),
      column.accessor('to', {
        header: 'To',
        cell: ({ getValue }) => <span className="block max-w-60 truncate text-muted">{getValue()}</span>,
        meta: { from: 'md' },
      }),
      column.accessor('state', {
        header: 'Status',
        cell: ({ row }) => <State mail={row.original} />,
      }),
      column.accessor('queued_at', {
        header: 'When',
        cell: ({ row }) => <DateTime at={row.original.sent_at ?? row.original.queued_at} className="whitespace-nowrap" />,
      }),
      column.accessor('order_id', {
        header: 'Order',
        cell: ({ getValue }) => <OrderLink orderId={getValue()} />,
        meta: { from: 'md' },
      }),
    ],
    [show],
  )
  const open = queryClient
    .getQueriesData<MailList>({ queryKey: [...mailKey(store.id), 'list'] })
    .flatMap(([, page]) => page?.items ?? [])
    .find((mail) => mail.id === openId)

  return (
    <>
      <IndexPage
        title="Mail"
        resource="mail"
        columns={columns}
        rowId={(mail) => mail.id}
        tabs={TABS}
        query={({ status, cursor }) => mailsQuery(store.id, { ...(status ? { status } : {}), ...(cursor ? { cursor } : {}) })}
        phoneRow={(mail) => (
          <div className="flex flex-col gap-1">
            <button type="button" onClick={() => show(mail.id)} className="text-left font-medium">
              {mail.subject}
            </button>
            <p className="truncate text-sm text-muted">{mail.to}</p>
            <p className="flex items-center justify-between gap-3 text-sm">
              <State mail={mail} />
              <DateTime at={mail.sent_at ?? mail.queued_at} className="text-muted" />
            </p>
          </div>
        )}
        empty={
          <EmptyState
            drawing="mail"
            title="No mail yet"
            body="Confirmations, shipping news and refunds go out automatically. Each one is kept here, so you can see what a shopper was told."
          />
        }
      />
      {openId && <MailDrawer key={openId} mailId={openId} mail={open} onClose={() => show(undefined)} />}
    </>
  )
}

function State({ mail }: { mail: Mail }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Status status={mail.state} />
      {mail.can_retry && <RetryButton mail={mail} />}
    </span>
  )
}

function OrderLink({ orderId }: { orderId: string | null }) {
  const store = useStore()
  if (!orderId) return <span className="text-muted">None</span>
  return (
    <Link to={`/stores/${store.id}/orders/${orderId}` as never} className="link">
      View order
    </Link>
  )
}
