import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from '@/lib/api/client'
import type { Choice } from '@/lib/places'

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })
const FRESH_MS = 30_000

/** Collections and categories: their ids for sections, their handles for links. */
export const groupsQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'collections', 'for-themes'],
    queryFn: async () => {
      const [collections, categories] = await Promise.all([
        unwrap(api.GET('/api/v1/stores/{store_id}/collections', { params: { ...ofStore(storeId), query: { limit: 100 } } })),
        unwrap(api.GET('/api/v1/stores/{store_id}/categories', { params: ofStore(storeId) })),
      ])
      return {
        collections: collections.items.map(({ id, title, handle }) => ({ id, title, handle })),
        categories: categories.items.map(({ id, title, handle }) => ({ id, title, handle })),
      }
    },
    staleTime: FRESH_MS,
  })

export const discountsQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'discounts', 'for-themes'],
    queryFn: async () => {
      const { items } = await unwrap(
        api.GET('/api/v1/stores/{store_id}/discounts', { params: { ...ofStore(storeId), query: { limit: 100 } } }),
      )
      return items.map(({ id, title, ends_at }): Choice => ({ value: id, label: title, hint: ends_at ? '' : 'has no end' }))
    },
    staleTime: FRESH_MS,
  })

export const menusQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'navigation', 'for-themes'],
    queryFn: async () => {
      const { items } = await unwrap(api.GET('/api/v1/stores/{store_id}/navigation/menus', { params: ofStore(storeId) }))
      return items.map(({ key, title }) => ({ value: key, label: title }))
    },
    staleTime: FRESH_MS,
  })

/** One product as its card, whatever its status; null if it is gone. */
export const productQuery = (storeId: string, productId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'products', 'for-themes', productId],
    queryFn: async () => {
      const product = await unwrap(
        api.GET('/api/v1/stores/{store_id}/products/{product_id}', {
          params: { path: { store_id: storeId, product_id: productId } },
        }),
      )
      const image = product.images.find((each) => each.small)
      return { id: product.id, title: product.title, handle: product.handle, picture: image?.small ?? '', status: product.status }
    },
    staleTime: FRESH_MS,
    retry: false,
  })

export const pagesQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'pages', 'for-themes'],
    queryFn: async () => {
      const { items } = await unwrap(
        api.GET('/api/v1/stores/{store_id}/pages', { params: { ...ofStore(storeId), query: { limit: 100 } } }),
      )
      return items.map(({ handle, title }) => ({ handle, title }))
    },
    staleTime: FRESH_MS,
  })
