import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FolderPlus, Trash2 } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { IconButton } from '@/components/ui/icon-button'
import { SkeletonRows } from '@/components/ui/skeleton'
import { toastProblem } from '@/components/ui/toast'
import { PageHeader } from '@/components/patterns/page-header'
import { SortableTree } from '@/components/patterns/sortable-tree'
import { moved, type TreeMove, type TreeRow } from '@/components/patterns/tree-moves'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { AddCategoryDialog } from './add-category-dialog'
import { moveCategory, removeCategory, restoreCategory, treeQuery, type CategoryTree } from './categories-api'
import { RemoveCategoryDialog } from './remove-category-dialog'

const DEEPEST = 4 // five levels

interface CategoryRow extends TreeRow {
  handle: string
}

const rowsOf = (tree: CategoryTree): CategoryRow[] =>
  tree.items.map((node) => ({ id: node.id, parentId: node.parent_id, depth: node.depth, label: node.title, handle: node.handle }))

/** The tree of categories, arranged by drag or by key. */
export function CategoriesPage() {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const { data, error, isPending, refetch } = useQuery(treeQuery(store.id))
  const [adding, setAdding] = useState<{ parentId: string | null } | null>(null)
  const [removing, setRemoving] = useState<CategoryRow | null>(null)
  const disabled = !store.can('collections:write')
  const rows = data ? rowsOf(data) : []
  const keep = (tree: CategoryTree) => queryClient.setQueryData(treeQuery(store.id).queryKey, tree)

  async function move(row: CategoryRow, to: TreeMove) {
    const before = { parentId: row.parentId, place: rows.filter((each) => each.parentId === row.parentId).indexOf(row) }
    if (data) {
      const order = moved(rows, row.id, to)
      keep({ ...data, items: order.map(({ id, parentId, depth, label, handle }) => ({ id, parent_id: parentId, depth, title: label, handle })) })
    }
    try {
      keep(await moveCategory(store.id, row.id, to.parentId, to.place))
      const back = async () => keep(await moveCategory(store.id, row.id, before.parentId, before.place))
      undoToast(`${row.label} moved`, back, `place of ${row.id}`)
    } catch (problem) {
      toastProblem(messageOf(problem))
      await refetch()
    }
  }

  async function remove(row: CategoryRow, target: string) {
    try {
      keep(await removeCategory(store.id, row.id, target))
      undoToast(`${row.label} removed`, async () => keep(await restoreCategory(store.id, row.id)))
    } catch (problem) {
      toastProblem(messageOf(problem))
    }
  }

  const add = !disabled && (
    <Button variant="primary" onClick={() => setAdding({ parentId: null })}>
      <FolderPlus aria-hidden />
      Add category
    </Button>
  )

  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Categories"
        back={{ label: 'Collections', to: `/stores/${store.id}/collections` }}
        primary={add}
      />
      <Card className="overflow-clip">
        {isPending && <SkeletonRows rows={5} columns={2} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && rows.length === 0 && (
          <EmptyState
            drawing="box"
            title="Sort your products into categories"
            body="Each product has one. Categories make the menu of a new shop, and the way to every product."
            action={add}
          />
        )}
        {rows.length > 0 && (
          <div className="px-2">
            <SortableTree rows={rows} deepest={DEEPEST} label="Categories" disabled={disabled} onMove={(row, to) => void move(row, to)}>
              {(row) => (
                <>
                  <Link to={`/stores/${store.id}/categories/${row.id}` as never} className="link-plain min-w-0 truncate font-medium">
                    {row.label}
                  </Link>
                  <span className="min-w-0 flex-1 truncate text-sm text-muted max-sm:hidden">/categories/{row.handle}</span>
                  {!disabled && (
                    <span className="ml-auto flex">
                      {row.depth < DEEPEST && (
                        <IconButton label={`Add a category in ${row.label}`} size="icon-small" onClick={() => setAdding({ parentId: row.id })}>
                          <FolderPlus className="text-muted" aria-hidden />
                        </IconButton>
                      )}
                      <IconButton label={`Remove ${row.label}`} size="icon-small" onClick={() => setRemoving(row)}>
                        <Trash2 className="text-muted" aria-hidden />
                      </IconButton>
                    </span>
                  )}
                </>
              )}
            </SortableTree>
          </div>
        )}
      </Card>
      {rows.length > 1 && !disabled && (
        <p className="text-sm text-muted">
          Drag a handle up or down to change the order, to the right to put a category into the one above, to the left to
          take it out. On a keyboard, focus the handle and press Alt with an arrow key.
        </p>
      )}
      <Dialog open={adding !== null} onOpenChange={(open) => !open && setAdding(null)}>
        {adding && <AddCategoryDialog parentId={adding.parentId} nodes={data?.items ?? []} onDone={() => setAdding(null)} />}
      </Dialog>
      <Dialog open={removing !== null} onOpenChange={(open) => !open && setRemoving(null)}>
        {removing && (
          <RemoveCategoryDialog
            categoryId={removing.id}
            nodes={data?.items ?? []}
            onRemove={(target) => {
              void remove(removing, target)
              setRemoving(null)
            }}
          />
        )}
      </Dialog>
    </div>
  )
}
