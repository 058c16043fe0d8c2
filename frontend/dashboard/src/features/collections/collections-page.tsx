import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { FolderTree, Plus } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { IndexPage } from '@/components/patterns/index-page'
import { useStore } from '@/lib/store-context'

import { collectionsQuery, type CollectionRow } from './api'

const column = createColumnHelper<CollectionRow>()
const kindOf = (row: CollectionRow) =>
  row.kind === 'manual' ? 'By hand' : row.rule_count === 1 ? '1 rule' : `${row.rule_count} rules`
const countOf = (row: CollectionRow) => (row.product_count >= 1_000 ? '1,000 or more' : row.product_count.toLocaleString())

const columns = [
  column.accessor('title', { header: 'Title' }),
  column.display({ id: 'kind', header: 'Products join', cell: ({ row }) => kindOf(row.original) }),
  column.display({ id: 'count', header: 'Products', meta: { align: 'end' }, cell: ({ row }) => countOf(row.original) }),
  column.accessor('updated_at', { header: 'Changed', meta: { from: 'md' }, cell: ({ getValue }) => <DateTime at={getValue()} /> }),
]

export function CollectionsPage() {
  const store = useStore()
  const add = store.can('collections:write') && (
    <Button asChild variant="primary">
      <Link to={`/stores/${store.id}/collections/new` as never}>
        <Plus aria-hidden />
        Add collection
      </Link>
    </Button>
  )
  return (
    <IndexPage
      title="Collections"
      resource="collections"
      primary={
        <>
          <Button asChild>
            <Link to={`/stores/${store.id}/categories` as never}>
              <FolderTree aria-hidden />
              Categories
            </Link>
          </Button>
          {add}
        </>
      }
      searchPlaceholder="Search collections"
      query={(search) => collectionsQuery(store.id, search)}
      columns={columns}
      rowId={(row) => row.id}
      rowPath={(row) => `/stores/${store.id}/collections/${row.id}`}
      phoneRow={(row) => (
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate font-medium">{row.title}</span>
          <span className="text-sm text-muted">
            {kindOf(row)} · {countOf(row)} products
          </span>
        </span>
      )}
      empty={
        <EmptyState
          drawing="box"
          title="Group products into collections"
          body="By hand, or by rules like “tag is summer” and “less than 20”. Shoppers find them in the menu, discounts can be for one."
          action={add}
        />
      }
    />
  )
}
