import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type SavedView = Schemas['ViewOut']
export type SaveView = Schemas['SaveView']
export type Resource = Schemas['Resource']

const of = (storeId: string, resource: Resource) => ({ path: { store_id: storeId, resource } })
const one = (storeId: string, resource: Resource, viewId: string) => ({ path: { store_id: storeId, resource, view_id: viewId } })

export const viewsQuery = (storeId: string, resource: Resource) =>
  queryOptions({
    queryKey: ['stores', storeId, 'views', resource] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/views/{resource}', { params: of(storeId, resource) })),
    staleTime: 60_000,
  })

export const createView = (storeId: string, resource: Resource, body: SaveView, headers: { 'Idempotency-Key': string }) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/views/{resource}', { params: of(storeId, resource), body, headers }))

export const replaceView = (storeId: string, resource: Resource, view: SavedView, body: SaveView) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/views/{resource}/{view_id}', {
      params: one(storeId, resource, view.id),
      body,
      headers: ifMatch(`"${view.version}"`),
    }),
  )

export const deleteView = (storeId: string, resource: Resource, viewId: string) =>
  unwrap(api.DELETE('/api/v1/stores/{store_id}/views/{resource}/{view_id}', { params: one(storeId, resource, viewId) }))
