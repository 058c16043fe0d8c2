import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonText } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import type { Versioned } from '@/lib/api/client'
import { useStore } from '@/lib/store-context'

import type { Product } from './api'
import { OfferDialog } from './offer-dialog'
import { OfferTable } from './offer-table'
import { asInput, offersQuery, saveOffers, suppliersQuery, type Offer, type OfferIn, type Offers } from './offers-api'

const SHOWN_AT_FIRST = 8

/** Who delivers which variant, for what cost and where to. In effect at once, apart from the form. */
export function OffersCard({ product }: { product: Product }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const offers = useQuery(offersQuery(store.id, product.id))
  const suppliers = useQuery(suppliersQuery(store.id))
  const [edited, setEdited] = useState<Offer | 'new' | null>(null)
  const [showsAll, setShowsAll] = useState(false)
  const canWrite = store.can('suppliers:write')
  const variantIds = product.variants.map((variant) => variant.id)
  const known = [...(offers.data?.value.offers ?? [])]
    .filter((offer) => variantIds.includes(offer.variant_id))
    .sort((a, b) => variantIds.indexOf(a.variant_id) - variantIds.indexOf(b.variant_id) || a.priority - b.priority)
  const bare = product.variants.filter((variant) => !known.some((offer) => offer.variant_id === variant.id))

  function keep(saved: Versioned<Offers>) {
    queryClient.setQueryData(offersQuery(store.id, product.id).queryKey, saved)
    void queryClient.invalidateQueries({ queryKey: ['stores', store.id, 'suppliers'] })
  }

  /** Puts the changed list in place of the one on screen; refused if that is no longer the newest. */
  async function save(next: OfferIn[]) {
    const before = offers.data
    if (!before) return
    try {
      const saved = await saveOffers(store.id, product.id, next, before.etag)
      keep(saved)
      return saved
    } catch (error) {
      void offers.refetch()
      throw error
    }
  }

  async function remove(offer: Offer) {
    const saved = await save(known.filter((each) => each.id !== offer.id).map(asInput))
    if (!saved) return
    undoToast('Offer removed', async () => {
      const again = { ...asInput(offer), id: null }
      keep(await saveOffers(store.id, product.id, [...saved.value.offers.map(asInput), again], saved.etag))
    })
  }

  return (
    <Card>
      <CardHeader
        title="Suppliers"
        description="Each variant is ordered from the first supplier that delivers to the shopper’s country."
        action={
          canWrite &&
          known.length > 0 && (
            <Button size="small" variant="quiet" onClick={() => setEdited('new')}>
              <Plus aria-hidden />
              Add offer
            </Button>
          )
        }
      />
      {(offers.isPending || suppliers.isPending) && (
        <CardBody role="status" aria-label="Loading">
          <SkeletonText lines={3} />
        </CardBody>
      )}
      {offers.isError && <ErrorState error={offers.error} onRetry={() => void offers.refetch()} />}
      {offers.isSuccess && suppliers.isSuccess && (
        <>
          {known.length === 0 && (
            <CardBody>
              <p className="text-muted">Nobody delivers this yet: its orders would wait for you.</p>
              {canWrite &&
                (suppliers.data.items.length > 0 ? (
                  <Button className="self-start" onClick={() => setEdited('new')}>
                    <Plus aria-hidden />
                    Add offer
                  </Button>
                ) : (
                  <Button asChild className="self-start">
                    <Link to={`/stores/${store.id}/suppliers/connect` as never}>Connect supplier</Link>
                  </Button>
                ))}
            </CardBody>
          )}
          {known.length > 0 && bare.length > 0 && (
            <div className="px-5 pt-3 max-sm:px-4">
              <Banner kind="warning" title={bare.length === 1 ? 'One variant has no supplier yet' : `${bare.length} variants have no supplier yet`}>
                {bare.slice(0, 3).map((variant) => variant.title).join(', ')}
                {bare.length > 3 && ` and ${bare.length - 3} more`}
              </Banner>
            </div>
          )}
          {known.length > 0 && (
            <OfferTable
              offers={showsAll ? known : known.slice(0, SHOWN_AT_FIRST)}
              product={product}
              suppliers={suppliers.data.items}
              onEdit={canWrite ? setEdited : undefined}
            />
          )}
          {known.length > SHOWN_AT_FIRST && (
            <CardFooter>
              <Button size="small" variant="quiet" className="-ml-2.5" onClick={() => setShowsAll(!showsAll)}>
                {showsAll ? 'Show fewer' : `Show all ${known.length}`}
              </Button>
            </CardFooter>
          )}
        </>
      )}
      {edited && (
        <OfferDialog
          offer={edited === 'new' ? null : edited}
          product={product}
          suppliers={suppliers.data?.items ?? []}
          startWith={bare[0]?.id ?? variantIds[0] ?? ''}
          onSave={async (made) => {
            const ids = new Set(made.map((offer) => offer.id).filter(Boolean))
            await save([...known.filter((each) => !ids.has(each.id)).map(asInput), ...made])
            toast(edited === 'new' ? 'Offer added' : 'Offer saved')
          }}
          onRemove={remove}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  )
}
