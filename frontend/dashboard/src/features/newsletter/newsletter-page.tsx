import { createColumnHelper } from '@tanstack/react-table'
import { Download } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { toast, toastProblem } from '@/components/ui/toast'
import { IndexPage } from '@/components/patterns/index-page'
import { messageOf } from '@/lib/api/problem'
import { saveFile } from '@/lib/save-file'
import { useStore } from '@/lib/store-context'

import { exportSubscribers, subscribersQuery, type Subscriber } from './api'
import { SOURCES } from './words'

const column = createColumnHelper<Subscriber>()
const columns = [
  column.accessor('email', { header: 'E-mail', cell: ({ getValue }) => <span className="block max-w-80 truncate font-medium">{getValue()}</span> }),
  column.accessor('state', { header: 'Status', cell: ({ getValue }) => <Status status={getValue()} /> }),
  column.accessor('source', { header: 'From', cell: ({ getValue }) => SOURCES[getValue()], meta: { from: 'md' } }),
  column.accessor('language', { header: 'Language', cell: ({ getValue }) => getValue().toUpperCase(), meta: { from: 'lg' } }),
  column.accessor('asked_at', { header: 'Since', cell: ({ row }) => <DateTime at={row.original.confirmed_at ?? row.original.asked_at} />, meta: { from: 'sm' } }),
]

/** Who wants news by mail. Nobody is subscribed who did not confirm it. */
export function NewsletterPage() {
  const store = useStore()
  return (
    <IndexPage
      title="Newsletter"
      resource="newsletter"
      primary={<ExportButton />}
      tabs={[
        { value: 'subscribed', label: 'Subscribed' },
        { value: 'pending', label: 'Not confirmed yet' },
        { value: 'unsubscribed', label: 'Unsubscribed' },
      ]}
      searchPlaceholder="Beginning of the e-mail address"
      query={(search) => subscribersQuery(store.id, search)}
      columns={columns}
      rowId={(row) => row.id}
      rowPath={(row) => `/stores/${store.id}/newsletter/${row.id}`}
      phoneRow={(row) => (
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate font-medium">{row.email}</span>
          <Status status={row.state} className="text-sm" />
        </span>
      )}
      empty={
        <EmptyState
          drawing="mail"
          title="Nobody subscribed yet"
          body="Shoppers subscribe in the footer, at checkout and in their account. Each one confirms by mail first, and you keep the proof."
        />
      }
    />
  )
}

function ExportButton() {
  const store = useStore()
  const [isBusy, setBusy] = useState(false)
  async function run() {
    setBusy(true)
    try {
      const { count, csv } = await exportSubscribers(store.id)
      if (count === 0) toast('Nobody is subscribed yet')
      else saveFile(`subscribers-${store.slug}.csv`, csv)
    } catch (error) {
      toastProblem(messageOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button busy={isBusy} onClick={() => void run()}>
      <Download aria-hidden />
      Export subscribers
    </Button>
  )
}
