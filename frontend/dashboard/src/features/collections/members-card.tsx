import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Dialog, DialogTrigger } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { IconButton } from '@/components/ui/icon-button'
import { SkeletonRows } from '@/components/ui/skeleton'
import { toast, toastProblem } from '@/components/ui/toast'
import { ProductLine } from '@/components/patterns/product-line'
import { ProductPicker } from '@/components/patterns/product-picker'
import { SortableTree } from '@/components/patterns/sortable-tree'
import { moved, type TreeMove, type TreeRow } from '@/components/patterns/tree-moves'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { changeMembers, collectionsKey, membersKey, membersQuery, moveMember, type Member } from './api'

interface MemberRow extends TreeRow {
  card: Member
}

const rowOf = (card: Member): MemberRow => ({ id: card.id, parentId: null, depth: 0, label: card.title, card })

/** The products of a collection by hand, in their order. Every change is in effect at once. */
export function MembersCard({ collectionId, isOrdered, disabled }: { collectionId: string; isOrdered: boolean; disabled: boolean }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const { data, error, isPending, refetch } = useQuery(membersQuery(store.id, collectionId))
  const rows = (data?.items ?? []).map(rowOf)
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: membersKey(store.id, collectionId) }),
      queryClient.invalidateQueries({ queryKey: [...collectionsKey(store.id), 'list'] }),
    ])

  async function add(cards: Member[]) {
    try {
      await changeMembers(store.id, collectionId, { add: cards.map((card) => card.id) })
      toast(cards.length === 1 ? `${cards[0]!.title} added` : `${cards.length} products added`)
    } catch (problem) {
      toastProblem(messageOf(problem))
    }
    await refresh()
  }

  async function remove(card: Member) {
    const before = rows[rows.findIndex((row) => row.id === card.id) - 1]?.id ?? null
    try {
      await changeMembers(store.id, collectionId, { remove: [card.id] })
    } catch (problem) {
      toastProblem(messageOf(problem))
      return
    }
    await refresh()
    undoToast(`${card.title} removed from the collection`, async () => {
      await changeMembers(store.id, collectionId, { add: [card.id] })
      await moveMember(store.id, collectionId, card.id, before)
      await refresh()
    })
  }

  async function move(row: MemberRow, to: TreeMove) {
    const order = moved(rows, row.id, to)
    const before = order[order.findIndex((each) => each.id === row.id) - 1]?.id ?? null
    queryClient.setQueryData(membersQuery(store.id, collectionId).queryKey, {
      items: order.map((each) => each.card),
      hasMore: data?.hasMore ?? false,
    })
    try {
      await moveMember(store.id, collectionId, row.id, before)
    } catch (problem) {
      toastProblem(messageOf(problem))
      await refresh()
    }
  }

  return (
    <Card>
      <CardHeader
        title="Products"
        description={isOrdered ? 'Shoppers see them in this order. Drag, or focus a handle and press Alt with an arrow key.' : 'Shoppers see them in the order chosen beside.'}
        action={
          !disabled && (
            <Dialog>
              <DialogTrigger asChild>
                <Button size="small">
                  <Plus aria-hidden />
                  Add products
                </Button>
              </DialogTrigger>
              <ProductPicker title="Add products" taken={new Set(rows.map((row) => row.id))} onChosen={(cards) => void add(cards)} />
            </Dialog>
          )
        }
      />
      <CardBody>
        {isPending && <SkeletonRows rows={4} columns={2} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && rows.length === 0 && <p className="text-muted">No products yet. Add the first ones.</p>}
        {rows.length > 0 && (
          <SortableTree rows={rows} label="Products in the collection" disabled={disabled || !isOrdered} onMove={(row, to) => void move(row, to)}>
            {({ card }) => (
              <>
                <ProductLine card={card} />
                {!disabled && (
                  <IconButton label={`Remove ${card.title}`} size="icon-small" onClick={() => void remove(card)}>
                    <X className="text-muted" aria-hidden />
                  </IconButton>
                )}
              </>
            )}
          </SortableTree>
        )}
        {data?.hasMore && <p className="text-sm text-muted">The first 500 are shown.</p>}
      </CardBody>
    </Card>
  )
}
