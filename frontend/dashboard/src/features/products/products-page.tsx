import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Download, Plus } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { IndexPage } from '@/components/patterns/index-page'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import type { ListSearch } from '@/lib/list-search'
import { useStore } from '@/lib/store-context'

import { exportProducts, facetsQuery, isWhole, listedQuery, productsKey, type ProductCard, type ProductStatus } from './api'
import { columns, columnsWithMargin, PhoneRow } from './product-columns'
import { setStatusOfAll } from './set-status'

const TABS = [
  { value: 'active', label: 'Active' },
  { value: 'draft', label: 'Draft' },
  { value: 'archived', label: 'Archived' },
]
const SORTS = [
  { value: 'newest', label: 'Newest' },
  { value: 'updated', label: 'Last changed' },
]
const DONE: Record<ProductStatus, string> = { active: 'activated', draft: 'set to draft', archived: 'archived' }

const options = (words: string[] = [], chosen: string | undefined) =>
  [...new Set([...words, ...(chosen ? [chosen] : [])])].map((word) => ({ value: word, label: word }))

export function ProductsPage() {
  const store = useStore()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const search = useSearch({ strict: false }) as ListSearch<'tag' | 'vendor'>
  const { data: facets } = useQuery(facetsQuery(store.id))
  const canWrite = store.can('products:write')
  const refresh = () => queryClient.invalidateQueries({ queryKey: productsKey(store.id) })

  const setStatus = (status: ProductStatus) => async (rows: ProductCard[], onProgress: (done: number) => void) => {
    const others = rows.filter((row) => row.status !== status)
    const { updated, failed } = await setStatusOfAll(store.id, others.map((row) => row.id), status, onProgress)
    await refresh()
    const changed = others.filter((row) => updated.has(row.id))
    const noun = changed.length === 1 ? '1 product' : `${changed.length.toLocaleString(navigator.language)} products`
    const left = failed > 0 ? `, ${failed.toLocaleString(navigator.language)} not changed` : ''
    undoToast(`${noun} ${DONE[status]}${left}`, async () => {
      for (const before of new Set(changed.map((row) => row.status))) {
        await setStatusOfAll(store.id, changed.filter((row) => row.status === before).map((row) => row.id), before)
      }
      await refresh()
    })
  }

  const openGrid = (rows: ProductCard[]) =>
    navigate({ to: `/stores/${store.id}/products/bulk` as never, search: { ids: rows.map((row) => row.id).join(',') } as never })

  const add = (
    <>
      {!facets?.isEmpty && (
        <Button asChild>
          <Link to={`/stores/${store.id}/products/import` as never}>
            <Download aria-hidden />
            Import product
          </Link>
        </Button>
      )}
      <Button asChild variant={facets?.isEmpty ? 'secondary' : 'primary'}>
        <Link to={`/stores/${store.id}/products/new` as never}>
          <Plus aria-hidden />
          Add product
        </Link>
      </Button>
    </>
  )

  return (
    <IndexPage
      title="Products"
      resource="products"
      primary={canWrite ? add : undefined}
      tabs={TABS}
      searchPlaceholder="Search products"
      filters={[
        { name: 'tag', label: 'Tag', options: options(facets?.tags, search.tag) },
        { name: 'vendor', label: 'Vendor', options: options(facets?.vendors, search.vendor) },
      ]}
      sorts={isWhole(search) ? SORTS : []}
      query={(asked) => listedQuery(store.id, asked)}
      columns={store.can('profit:read') || canWrite ? columnsWithMargin : columns}
      rowId={(card) => card.id}
      rowPath={(card) => `/stores/${store.id}/products/${card.id}`}
      exportPart={(asked, names, signal) => exportProducts(store.id, asked, names, signal)}
      phoneRow={(card) => <PhoneRow card={card} />}
      bulk={
        canWrite
          ? [
              { label: 'Edit in a grid', run: openGrid },
              { label: 'Activate products', run: setStatus('active') },
              { label: 'Set to draft', run: setStatus('draft') },
              { label: 'Archive products', run: setStatus('archived') },
            ]
          : []
      }
      empty={
        <EmptyState
          drawing="box"
          title="Import your first product"
          body="Paste its address from CJ or AliExpress: pictures, variants, costs and your prices come along as a draft."
          action={
            canWrite && (
              <Button asChild variant="primary">
                <Link to={`/stores/${store.id}/products/import` as never}>Import product</Link>
              </Button>
            )
          }
        />
      }
    />
  )
}
