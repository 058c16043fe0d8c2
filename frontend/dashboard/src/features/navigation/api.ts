import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type Menu = Schemas['MenuOut']
export type MenuLink = Schemas['LinkOut']
export type SaveMenu = Schemas['SaveMenu']
export type Redirect = Schemas['RedirectOut']
export type LinkKind = MenuLink['kind']

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })
const ofMenu = (storeId: string, key: string) => ({ path: { store_id: storeId, key } })

export const menusKey = (storeId: string) => ['stores', storeId, 'navigation'] as const
export const redirectsKey = (storeId: string) => ['stores', storeId, 'redirects'] as const

export const menusQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...menusKey(storeId), 'list'] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/navigation/menus', { params: ofStore(storeId) })),
  })

export const readMenu = (storeId: string, key: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/navigation/menus/{key}', { params: ofMenu(storeId, key) }))

export const menuQuery = (storeId: string, key: string) =>
  queryOptions({ queryKey: [...menusKey(storeId), 'one', key] as const, queryFn: () => readMenu(storeId, key) })

export const createMenu = (storeId: string, body: SaveMenu, headers: { 'Idempotency-Key': string }) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/navigation/menus', { params: ofStore(storeId), body, headers }))

export const saveMenu = (storeId: string, key: string, body: SaveMenu, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/navigation/menus/{key}', { params: ofMenu(storeId, key), body, headers: ifMatch(etag) }),
  )

export const deleteMenu = (storeId: string, key: string) =>
  unwrap(api.DELETE('/api/v1/stores/{store_id}/navigation/menus/{key}', { params: ofMenu(storeId, key) }))

export const redirectsQuery = (storeId: string, search: Record<string, string | undefined>) => {
  const query = { ...(search.q ? { q: search.q } : {}), ...(search.cursor ? { cursor: search.cursor } : {}) }
  return {
    queryKey: [...redirectsKey(storeId), query] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      unwrap(api.GET('/api/v1/stores/{store_id}/redirects', { params: { ...ofStore(storeId), query }, signal })),
  }
}

export const saveRedirect = (storeId: string, path: string, target: string) =>
  unwrap(api.PUT('/api/v1/stores/{store_id}/redirects', { params: ofStore(storeId), body: { path, target } }))

export const removeRedirect = (storeId: string, path: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/redirects/remove', { params: ofStore(storeId), body: { path } }))

export const importRedirects = (storeId: string, csv: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/redirects/import', { params: ofStore(storeId), body: { csv } }))

export const exportRedirects = (storeId: string) =>
  unwrap(api.GET('/api/v1/stores/{store_id}/redirects/export', { params: ofStore(storeId) }))

/** At most two hundred, in two answers. */
async function everyPage(storeId: string): Promise<Schemas['PageRow'][]> {
  const found: Schemas['PageRow'][] = []
  let cursor: string | null | undefined
  do {
    const page = await unwrap(
      api.GET('/api/v1/stores/{store_id}/pages', { params: { ...ofStore(storeId), query: { limit: 100, ...(cursor ? { cursor } : {}) } } }),
    )
    found.push(...page.items)
    cursor = page.next_cursor
  } while (cursor)
  return found
}

/** What a link can lead to, by name. */
export const placesQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...menusKey(storeId), 'places'] as const,
    queryFn: async () => {
      const [collections, categories, pages] = await Promise.all([
        unwrap(api.GET('/api/v1/stores/{store_id}/collections', { params: { ...ofStore(storeId), query: { limit: 100 } } })),
        unwrap(api.GET('/api/v1/stores/{store_id}/categories', { params: ofStore(storeId) })),
        everyPage(storeId),
      ])
      return {
        collection: collections.items.map(({ id, title }) => ({ value: id, label: title })),
        category: categories.items.map(({ id, title, depth }) => ({ value: id, label: `${'– '.repeat(depth)}${title}` })),
        page: pages.map(({ id, title, kind, status }) => ({
          value: id,
          label: `${title}${kind === 'post' ? ' (post)' : ''}${status === 'published' ? '' : ` (${status})`}`,
        })),
      }
    },
    staleTime: 30_000,
  })
