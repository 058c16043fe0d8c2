import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type Page = Schemas['PageOut']
export type PageRow = Schemas['PageRow']
export type SavePage = Schemas['SavePage']
export type PageTemplate = Schemas['PageTemplateOut']
export type Kind = PageRow['kind']
type Status = PageRow['status']

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })
const one = (storeId: string, pageId: string) => ({ path: { store_id: storeId, page_id: pageId } })

export const pagesKey = (storeId: string) => ['stores', storeId, 'pages'] as const

export const pagesQuery = (storeId: string, search: Record<string, string | undefined>) => {
  const { q, cursor, status, kind } = search
  const query = {
    ...(q ? { q } : {}),
    ...(cursor ? { cursor } : {}),
    ...(status ? { status: status as Status } : {}),
    ...(kind ? { kind: kind as Kind } : {}),
  }
  return {
    queryKey: [...pagesKey(storeId), 'list', query] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      unwrap(api.GET('/api/v1/stores/{store_id}/pages', { params: { ...ofStore(storeId), query }, signal })),
  }
}

export const templatesQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...pagesKey(storeId), 'templates'] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/pages/templates', { params: ofStore(storeId) })),
  })

export const readPage = (storeId: string, pageId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/pages/{page_id}', { params: one(storeId, pageId) }))

export const pageQuery = (storeId: string, pageId: string) =>
  queryOptions({ queryKey: [...pagesKey(storeId), 'one', pageId] as const, queryFn: () => readPage(storeId, pageId) })

export const createPage = async (storeId: string, body: SavePage, headers: { 'Idempotency-Key': string }) => {
  const value = await unwrap(api.POST('/api/v1/stores/{store_id}/pages', { params: ofStore(storeId), body, headers }))
  return { value, etag: `"${value.version}"` }
}

export const savePage = (storeId: string, pageId: string, body: SavePage, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/pages/{page_id}', { params: one(storeId, pageId), body, headers: ifMatch(etag) }),
  )

export const deletePage = (storeId: string, pageId: string, etag: string) =>
  unwrap(api.DELETE('/api/v1/stores/{store_id}/pages/{page_id}', { params: one(storeId, pageId), headers: ifMatch(etag) }))

export const restorePage = (storeId: string, pageId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/pages/{page_id}/restore', { params: one(storeId, pageId) }))

export const duplicatePage = (storeId: string, pageId: string, headers: { 'Idempotency-Key': string }) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/pages/{page_id}/duplicate', { params: one(storeId, pageId), headers }))
