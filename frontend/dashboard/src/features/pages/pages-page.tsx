import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { Plus } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { toast, toastProblem } from '@/components/ui/toast'
import { IndexPage } from '@/components/patterns/index-page'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { pagesKey, pagesQuery, restorePage, type PageRow } from './api'
import { KINDS } from './page-values'

const column = createColumnHelper<PageRow>()

export function PagesPage() {
  const store = useStore()
  const mayWrite = store.can('themes:write')
  const columns = [
    column.accessor('title', {
      header: 'Title',
      cell: ({ row: { original } }) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate font-medium">{original.title}</span>
          <span className="truncate text-sm text-muted">{original.path}</span>
        </span>
      ),
    }),
    column.accessor('kind', { header: 'Kind', cell: ({ getValue }) => KINDS[getValue()].one, meta: { from: 'md' } }),
    column.accessor('status', { header: 'Status', cell: ({ row }) => <StatusOf row={row.original} /> }),
    column.accessor('updated_at', { header: 'Changed', meta: { from: 'md' }, cell: ({ getValue }) => <DateTime at={getValue()} /> }),
    column.display({
      id: 'back',
      header: () => <span className="sr-only">Actions</span>,
      meta: { align: 'end' },
      cell: ({ row }) => row.original.status === 'deleted' && mayWrite && <BringBack row={row.original} />,
    }),
  ]
  const add = mayWrite && (
    <div className="flex gap-2">
      <Button asChild>
        <Link to={`/stores/${store.id}/pages/new` as never} search={{ kind: 'post' } as never}>
          <Plus aria-hidden />
          Add post
        </Link>
      </Button>
      <Button asChild variant="primary">
        <Link to={`/stores/${store.id}/pages/new` as never}>
          <Plus aria-hidden />
          Add page
        </Link>
      </Button>
    </div>
  )
  return (
    <IndexPage
      title="Pages"
      resource="pages"
      primary={add}
      tabs={['published', 'scheduled', 'draft', 'deleted'].map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))}
      searchPlaceholder="Search pages"
      filters={[
        {
          name: 'kind',
          label: 'Kind',
          options: [
            { value: 'page', label: 'Pages' },
            { value: 'post', label: 'Posts' },
          ],
        },
      ]}
      query={(search) => pagesQuery(store.id, search)}
      columns={columns}
      rowId={(row) => row.id}
      rowPath={(row) => (row.status === 'deleted' ? `/stores/${store.id}/pages?status=deleted` : `/stores/${store.id}/pages/${row.id}`)}
      phoneRow={(row) => (
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate font-medium">{row.title}</span>
          <span className="flex gap-2 text-sm text-muted">
            {KINDS[row.kind].one} · <StatusOf row={row} />
          </span>
        </span>
      )}
      empty={
        <EmptyState
          drawing="list"
          title="Tell shoppers who you are"
          body="About us, contact, delivery times: pages that people look for before they buy. Posts make a journal at /journal."
          action={add}
        />
      }
    />
  )
}

function StatusOf({ row }: { row: PageRow }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Status status={row.status} />
      {row.status === 'scheduled' && row.publish_at && (
        <span className="text-sm text-muted">
          <DateTime at={row.publish_at} />
        </span>
      )}
      {row.blanks > 0 && row.status !== 'deleted' && (
        <span className="text-sm text-warning">{row.blanks === 1 ? '1 blank' : `${row.blanks} blanks`}</span>
      )}
    </span>
  )
}

function BringBack({ row }: { row: PageRow }) {
  const store = useStore()
  const queryClient = useQueryClient()
  async function run() {
    try {
      const back = await restorePage(store.id, row.id)
      toast(`“${back.title}” is back at ${back.path}`)
    } catch (error) {
      toastProblem(messageOf(error))
    }
    await queryClient.invalidateQueries({ queryKey: pagesKey(store.id) })
  }
  return (
    <Button size="small" onClick={() => void run()}>
      Bring back
    </Button>
  )
}
