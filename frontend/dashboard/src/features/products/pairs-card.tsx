import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Dialog, DialogTrigger } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { toastProblem } from '@/components/ui/toast'
import { ProductLine, type ProductCard } from '@/components/patterns/product-line'
import { ProductPicker } from '@/components/patterns/product-picker'
import { SortableTree } from '@/components/patterns/sortable-tree'
import { moved, type TreeRow } from '@/components/patterns/tree-moves'
import { api, ifMatch, unwrapVersioned } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

const MOST = 12

interface PairRow extends TreeRow {
  card: ProductCard
}

/** What the merchant recommends with a product, on its page and in the cart. In effect at once. */
export function PairsCard({ productId, disabled }: { productId: string; disabled: boolean }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const params = { path: { store_id: store.id, product_id: productId } }
  const queryKey = ['stores', store.id, 'recommendations', productId]
  const { data } = useQuery({
    queryKey,
    queryFn: () => unwrapVersioned(api.GET('/api/v1/stores/{store_id}/recommendations/products/{product_id}', { params })),
  })
  const save = useMutation({
    mutationFn: (productIds: string[]) =>
      unwrapVersioned(
        api.PUT('/api/v1/stores/{store_id}/recommendations/products/{product_id}', {
          params,
          body: { product_ids: productIds },
          headers: ifMatch(data?.etag ?? ''),
        }),
      ),
    onSuccess: (saved) => queryClient.setQueryData(queryKey, saved),
    onError: (error) => {
      toastProblem(messageOf(error))
      void queryClient.invalidateQueries({ queryKey })
    },
  })
  const cards = data?.value.items ?? []
  const rows: PairRow[] = cards.map((card) => ({ id: card.id, parentId: null, depth: 0, label: card.title, card }))
  const put = (ids: string[]) => save.mutate(ids)

  return (
    <Card>
      <CardHeader
        title="Goes well with"
        description="Shown on this product’s page and in the cart, in this order. Saved at once."
        action={
          !disabled &&
          rows.length < MOST && (
            <Dialog>
              <DialogTrigger asChild>
                <Button size="small" disabled={!data}>
                  <Plus aria-hidden />
                  Add products
                </Button>
              </DialogTrigger>
              <ProductPicker
                title="Goes well with"
                taken={new Set([productId, ...rows.map((row) => row.id)])}
                most={MOST - rows.length}
                onChosen={(chosen) => put([...rows.map((row) => row.id), ...chosen.map((card) => card.id)])}
              />
            </Dialog>
          )
        }
      />
      {rows.length > 0 && (
        <CardBody>
          <SortableTree
            rows={rows}
            label="Products that go well with it"
            disabled={disabled || save.isPending}
            onMove={(row, to) => put(moved(rows, row.id, to).map((each) => each.id))}
          >
            {({ card }) => (
              <>
                <ProductLine card={card} />
                {!disabled && (
                  <IconButton label={`Remove ${card.title}`} size="icon-small" onClick={() => put(rows.filter((row) => row.id !== card.id).map((row) => row.id))}>
                    <X className="text-muted" aria-hidden />
                  </IconButton>
                )}
              </>
            )}
          </SortableTree>
        </CardBody>
      )}
      {rows.length === 0 && <CardBody><p className="text-muted">Nothing yet.</p></CardBody>}
    </Card>
  )
}
