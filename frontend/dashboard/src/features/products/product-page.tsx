import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Copy, ExternalLink, PackageOpen, Trash2 } from 'lucide-react'
import { useRouterState } from '@tanstack/react-router'
import { useMemo, useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Status } from '@/components/ui/status'
import { ConfirmDialog } from '@/components/patterns/confirm-button'
import { useBackToList } from '@/components/patterns/list-place'
import { Neighbours } from '@/components/patterns/neighbours'
import { useRecordForm } from '@/components/patterns/use-record-form'
import type { Versioned } from '@/lib/api/client'
import { useStore } from '@/lib/store-context'

import { keepProduct, listedQuery, productQuery, readProduct, type Product } from './api'
import { marketPricesQuery, saveMarketPrices } from './market-prices'
import { OffersCard } from './offers-card'
import { ProductForm } from './product-form'
import { LABELS, productSchema, renameField, toValues } from './product-values'
import { OwnVersions, saveWithStock } from './save-product'
import { StockDialog } from './stock-dialog'
import { useMedia } from './use-media'
import { useProductActions } from './use-product-actions'
import { useUploads } from './use-uploads'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What an import could not bring along. */
    importWarnings?: string[]
  }
}

export function ProductPage({ productId }: { productId: string }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const { data: record } = useSuspenseQuery(productQuery(store.id, productId))
  const product = record.value
  const own = useMemo(() => new OwnVersions(), [])
  const [isAdjusting, setAdjusting] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const canWrite = store.can('products:write')
  const back = useBackToList('Products', `/stores/${store.id}/products`)

  const state = useRecordForm({
    record,
    schema: productSchema,
    toValues,
    save: async (values, etag) => {
      const saved = await saveWithStock(store.id, productId, values, {
        etag,
        currency: store.currency,
        own,
        onStale: (now) => keepProduct(queryClient, store.id, now),
      })
      const stayed = new Set(saved.value.variants.map((variant) => variant.id))
      const inMarkets = marketPricesQuery(store.id, productId)
      const markets = queryClient.getQueryData(inMarkets.queryKey)?.items ?? []
      await saveMarketPrices(store.id, productId, values.market_prices, markets, stayed)
      void queryClient.invalidateQueries({ queryKey: inMarkets.queryKey })
      void queryClient.invalidateQueries({ queryKey: ['stores', store.id, 'markets'] })
      return saved
    },
    reload: () => readProduct(store.id, productId),
    noun: 'Product',
    labels: LABELS,
    rename: renameField,
    onSaved: (saved) => keepProduct(queryClient, store.id, saved),
  })

  const { getValues, setValue } = state.form
  /** The form's variants show what is stored, without a save bar for it. */
  function followLinks(before: string, saved: Versioned<Product>) {
    own.follow(before, saved)
    const stored = new Map(saved.value.variants.map((variant) => [variant.id, variant.image_id]))
    const variants = getValues('variants')
    const linked = variants.map((variant) =>
      variant.id !== null && stored.has(variant.id) ? { ...variant, image_id: stored.get(variant.id) ?? null } : variant,
    )
    if (linked.some((variant, at) => variant.image_id !== variants[at]?.image_id)) setValue('variants', linked)
  }
  const media = useMedia(product, followLinks)
  const uploads = useUploads(store.id, media.attach)
  const actions = useProductActions(record)
  const warnings = useRouterState({ select: ({ location }) => location.state.importWarnings })
  const pageInShop = `${store.url}/products/${product.handle}`
  const isArchived = product.status === 'archived'

  return (
    <>
      <ProductForm
        state={state}
        product={product}
        media={media}
        uploads={uploads}
        disabled={!canWrite}
        offers={store.can('suppliers:read') ? <OffersCard product={product} /> : null}
        banner={
          warnings && warnings.length > 0 ? (
            <Banner kind="warning" title={warnings.length === 1 ? 'One thing did not come along' : `${warnings.length} things did not come along`}>
              {warnings.map((warning) => (
                <p key={warning}>{warning}</p>
              ))}
            </Banner>
          ) : null
        }
        header={{
          title: product.title,
          back,
          status: <Status status={product.status} />,
          primary: (
            <>
              {product.status === 'active' && (
                <Button asChild>
                  <a href={pageInShop} target="_blank" rel="noreferrer">
                    <ExternalLink aria-hidden />
                    View in shop
                  </a>
                </Button>
              )}
              <Neighbours
                id={productId}
                noun="product"
                path={back.to}
                query={(search) => listedQuery(store.id, search)}
                nameOf={(card) => card.title}
              />
            </>
          ),
          actions: canWrite
            ? [
                { label: 'Adjust stock', icon: PackageOpen, run: () => setAdjusting(true) },
                { label: 'Duplicate', icon: Copy, run: () => void actions.duplicate() },
                isArchived
                  ? { label: 'Restore as draft', icon: ArchiveRestore, run: () => void actions.restore() }
                  : { label: 'Archive', icon: Archive, run: () => void actions.archive() },
                { label: 'Delete', icon: Trash2, critical: true, run: () => setDeleting(true) },
              ]
            : [],
        }}
      />
      {isAdjusting && <StockDialog product={product} onClose={() => setAdjusting(false)} />}
      {isDeleting && (
        <Dialog open onOpenChange={setDeleting}>
          <ConfirmDialog
            confirmation={{
              title: `Delete “${product.title}”?`,
              body: 'The product, its stock and its supplier offers are gone for good. Orders keep what was bought. To only take it out of the shop, archive it.',
              confirm: 'Delete product',
              run: actions.remove,
            }}
            onClose={() => setDeleting(false)}
          />
        </Dialog>
      )}
    </>
  )
}
