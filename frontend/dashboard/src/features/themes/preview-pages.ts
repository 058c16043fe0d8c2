import { queryOptions } from '@tanstack/react-query'

import { api, unwrap } from '@/lib/api/client'

import type { TemplateKey } from './document'

export const TEMPLATES: { value: TemplateKey; label: string }[] = [
  { value: 'home', label: 'Home page' },
  { value: 'product', label: 'Product' },
  { value: 'collection', label: 'Collection' },
  { value: 'collections', label: 'All collections' },
  { value: 'search', label: 'Search' },
  { value: 'cart', label: 'Cart' },
  { value: 'page', label: 'Page' },
  { value: 'not_found', label: 'Not found' },
]

export const isTemplate = (text: unknown): text is TemplateKey => TEMPLATES.some((each) => each.value === text)

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })

/** A real page of the shop for each template. Without a product or a collection, the lists stand in. */
export const previewPathsQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'themes', 'preview-paths'],
    queryFn: async (): Promise<Record<TemplateKey, string>> => {
      const [products, collections, categories, pages] = await Promise.all([
        unwrap(
          api.GET('/api/v1/stores/{store_id}/products', { params: { ...ofStore(storeId), query: { status: 'active', limit: 1 } } }),
        ),
        unwrap(api.GET('/api/v1/stores/{store_id}/collections', { params: { ...ofStore(storeId), query: { limit: 1 } } })),
        unwrap(api.GET('/api/v1/stores/{store_id}/categories', { params: ofStore(storeId) })),
        unwrap(
          api.GET('/api/v1/stores/{store_id}/pages', { params: { ...ofStore(storeId), query: { status: 'published', limit: 1 } } }),
        ),
      ])
      const [product] = products.items
      const [collection] = collections.items
      const [category] = categories.items
      const [page] = pages.items
      return {
        home: '/',
        product: product ? `/products/${product.handle}` : '/products',
        collection: collection ? `/collections/${collection.handle}` : category ? `/categories/${category.handle}` : '/products',
        collections: '/collections',
        search: '/search?q=a',
        cart: '/cart',
        page: page ? `/pages/${page.handle}` : '/policies/refund',
        not_found: '/no-such-page',
      }
    },
    staleTime: 60_000,
  })

/** The page under the leave to see the draft that `url` carries. */
export function previewAddress(url: string, path: string): string {
  const leave = new URL(url)
  const page = new URL(path, leave.origin)
  page.searchParams.set('preview_theme', leave.searchParams.get('preview_theme') ?? '')
  return page.href
}
