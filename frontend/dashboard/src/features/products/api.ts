import { queryOptions, type QueryClient } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas, type Versioned } from '@/lib/api/client'

export type Product = Schemas['ProductOut']
export type Variant = Schemas['VariantOut']
export type Picture = Schemas['ImageOut']
export type ProductCard = Schemas['CardOut']
export type ProductStatus = Schemas['ProductOut']['status']
export type SaveProduct = Schemas['SaveProduct']
export type CountedVariant = Schemas['VariantStockIn']

const PROCESSING_POLL_MS = 1_500
const MOST_FACETED = 100

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })
const ofProduct = (storeId: string, productId: string) => ({ path: { store_id: storeId, product_id: productId } })

/** Answers that carry no ETag carry the version, which is the same. */
export const versioned = (product: Product): Versioned<Product> => ({ value: product, etag: `"${product.version}"` })

export const productsKey = (storeId: string) => ['stores', storeId, 'products'] as const

type ListQuery = { status?: string; q?: string; tag?: string; vendor?: string; sort?: string; cursor?: string }

export const productsQuery = (storeId: string, search: Record<string, string | undefined>) => {
  const query = Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as ListQuery
  return {
    queryKey: [...productsKey(storeId), 'list', query] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/products', {
          params: { ...ofStore(storeId), query: query as never },
          signal,
        }),
      ),
  }
}

/** As the list's page asks: the API sorts only the whole list. */
export const listedQuery = (storeId: string, { sort, ...asked }: Record<string, string | undefined>) =>
  productsQuery(storeId, isWhole(asked) ? { ...asked, sort } : asked)

export const isWhole = ({ q, status, tag, vendor }: Record<string, string | undefined>) => !q && !status && !tag && !vendor

export const exportProducts = (storeId: string, search: Record<string, string | undefined>, columns: string, signal: AbortSignal) => {
  const wanted = Object.entries(search).filter(([key, value]) => value && (key !== 'sort' || isWhole(search)))
  return unwrap(
    api.GET('/api/v1/stores/{store_id}/exports/products', {
      params: { ...ofStore(storeId), query: { ...Object.fromEntries(wanted), columns } as never },
      signal,
    }),
  )
}

/** Vendors and tags of the newest products: what filters and inputs suggest. */
export const facetsQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...productsKey(storeId), 'facets'] as const,
    queryFn: async ({ signal }) => {
      const { items } = await unwrap(
        api.GET('/api/v1/stores/{store_id}/products', {
          params: { ...ofStore(storeId), query: { limit: MOST_FACETED } },
          signal,
        }),
      )
      const sorted = (words: string[]) => [...new Set(words.filter(Boolean))].sort((a, b) => a.localeCompare(b))
      return {
        isEmpty: items.length === 0,
        vendors: sorted(items.map((card) => card.vendor)),
        types: sorted(items.map((card) => card.product_type)),
        tags: sorted(items.flatMap((card) => card.tags)),
      }
    },
    staleTime: 60_000,
  })

export const readProduct = (storeId: string, productId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/products/{product_id}', { params: ofProduct(storeId, productId) }))

export const isProcessing = (product: Product) => product.images.some((image) => image.status === 'processing')

export const productQuery = (storeId: string, productId: string) =>
  queryOptions({
    queryKey: [...productsKey(storeId), 'one', productId] as const,
    queryFn: () => readProduct(storeId, productId),
    refetchInterval: ({ state }) => (state.data && isProcessing(state.data.value) ? PROCESSING_POLL_MS : false),
  })

/** Puts a newer version where the pages read it, and lists are asked again. */
export function keepProduct(queryClient: QueryClient, storeId: string, product: Versioned<Product>) {
  queryClient.setQueryData(productQuery(storeId, product.value.id).queryKey, product)
  void queryClient.invalidateQueries({ queryKey: [...productsKey(storeId), 'list'] })
  void queryClient.invalidateQueries({ queryKey: [...productsKey(storeId), 'facets'] })
  void queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'checklist'] })
}

export const createProduct = async (storeId: string, body: SaveProduct, key: { 'Idempotency-Key': string }) =>
  versioned(
    await unwrap(api.POST('/api/v1/stores/{store_id}/products', { params: ofStore(storeId), body, headers: key })),
  )

export const saveProduct = (storeId: string, productId: string, body: SaveProduct, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/products/{product_id}', {
      params: ofProduct(storeId, productId),
      body,
      headers: ifMatch(etag),
    }),
  )

export const countStock = async (storeId: string, productId: string, variants: CountedVariant[]) =>
  versioned(
    await unwrap(
      api.PUT('/api/v1/stores/{store_id}/products/{product_id}/stock', {
        params: ofProduct(storeId, productId),
        body: { variants },
      }),
    ),
  )

export const adjustStock = async (
  storeId: string,
  productId: string,
  body: Schemas['AdjustStock'],
  key: { 'Idempotency-Key': string },
) =>
  versioned(
    await unwrap(
      api.POST('/api/v1/stores/{store_id}/products/{product_id}/stock/adjustments', {
        params: ofProduct(storeId, productId),
        body,
        headers: key,
      }),
    ),
  )

export const archiveProduct = async (storeId: string, productId: string) =>
  versioned(
    await unwrap(
      api.POST('/api/v1/stores/{store_id}/products/{product_id}/archive', { params: ofProduct(storeId, productId) }),
    ),
  )

export const restoreProduct = async (storeId: string, productId: string) =>
  versioned(
    await unwrap(
      api.POST('/api/v1/stores/{store_id}/products/{product_id}/restore', { params: ofProduct(storeId, productId) }),
    ),
  )

export const duplicateProduct = async (storeId: string, productId: string) =>
  versioned(
    await unwrap(
      api.POST('/api/v1/stores/{store_id}/products/{product_id}/duplicate', { params: ofProduct(storeId, productId) }),
    ),
  )

export const deleteProduct = (storeId: string, productId: string, etag: string) =>
  unwrap(
    api.DELETE('/api/v1/stores/{store_id}/products/{product_id}', {
      params: ofProduct(storeId, productId),
      headers: ifMatch(etag),
    }),
  )

export const setStatusOfMany = (storeId: string, productIds: string[], status: ProductStatus) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/products/bulk-status', {
      params: ofStore(storeId),
      body: { product_ids: productIds, status },
    }),
  )
