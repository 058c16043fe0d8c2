import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { DialogClose, DialogContent } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { SkeletonRows } from '@/components/ui/skeleton'
import { api, unwrap } from '@/lib/api/client'
import { useStore } from '@/lib/store-context'

import { ProductLine, type ProductCard } from './product-line'

const SHOWN = 30

/** Products to choose from, found by typing. Render it inside a Dialog. */
export function ProductPicker({
  title,
  taken,
  most = 50,
  onChosen,
}: {
  title: string
  /** Ids that are chosen already. */
  taken: ReadonlySet<string>
  most?: number
  onChosen: (cards: ProductCard[]) => void
}) {
  const store = useStore()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const [chosen, setChosen] = useState<Map<string, ProductCard>>(new Map())
  const found = useQuery({
    queryKey: ['stores', store.id, 'products', 'picker', q],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/products', {
          params: { path: { store_id: store.id }, query: { limit: SHOWN, ...(q ? { q } : {}) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const rows = (found.data?.items ?? []).filter((card) => !taken.has(card.id))

  const toggle = (card: ProductCard) =>
    setChosen((now) => {
      const next = new Map(now)
      if (!next.delete(card.id) && next.size < most) next.set(card.id, card)
      return next
    })

  return (
    <DialogContent
      title={title}
      size="wide"
      footer={
        <>
          <DialogClose asChild>
            <Button variant="primary" disabled={chosen.size === 0} onClick={() => onChosen([...chosen.values()])}>
              {chosen.size > 1 ? `Add ${chosen.size} products` : 'Add product'}
            </Button>
          </DialogClose>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Input aria-label="Search products" placeholder="Search products" value={typed} onChange={(event) => setTyped(event.target.value)} />
        {found.isPending && <SkeletonRows rows={5} columns={2} />}
        <ul className="divide-y divide-border" aria-label="Products" aria-busy={found.isFetching}>
          {rows.map((card) => (
            <li key={card.id}>
              <label className="flex min-h-11 cursor-pointer items-center gap-3 py-1.5">
                <Checkbox checked={chosen.has(card.id)} onCheckedChange={() => toggle(card)} aria-label={card.title} />
                <ProductLine card={card} />
              </label>
            </li>
          ))}
        </ul>
        <p role="status" className="text-sm text-muted">
          {found.isSuccess && rows.length === 0 ? 'No product matches.' : ''}
        </p>
      </div>
    </DialogContent>
  )
}
