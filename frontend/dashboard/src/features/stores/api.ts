import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

export type Store = Schemas['MemberStore']
export type CreateStore = Schemas['CreateStore']
export type UpdateStore = Schemas['UpdateStore']

const at = (storeId: string) => ({ path: { store_id: storeId } })

export const storesQuery = queryOptions({
  queryKey: ['stores'],
  queryFn: () => unwrap(api.GET('/api/v1/stores')),
  staleTime: 60_000,
})

export const readStore = (storeId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}', { params: at(storeId) }))

export const storeQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'store'],
    queryFn: () => readStore(storeId),
    staleTime: 60_000,
  })

export const slugQuery = (slug: string) =>
  queryOptions({
    queryKey: ['slug-available', slug],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/stores/slug-available', { params: { query: { slug } }, signal })),
    staleTime: 10_000,
    retry: false,
  })

export function useCreateStore() {
  const queryClient = useQueryClient()
  const idempotencyKey = useIdempotencyKey()
  return useMutation({
    mutationFn: (body: CreateStore) =>
      unwrap(api.POST('/api/v1/stores', { body, headers: idempotencyKey(body) })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: storesQuery.queryKey, exact: true }),
  })
}

/** Everything that shows the store reads it anew. */
export function useRefreshStore(storeId: string) {
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: storesQuery.queryKey, exact: true }),
      queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'store'] }),
      queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'checklist'] }),
    ])
}

export const updateStore = (storeId: string, body: UpdateStore, etag: string) =>
  unwrapVersioned(
    api.PATCH('/api/v1/stores/{store_id}', { params: at(storeId), body, headers: ifMatch(etag) }),
  )

export const changeSlug = (storeId: string, slug: string) =>
  unwrap(api.PUT('/api/v1/stores/{store_id}/slug', { params: at(storeId), body: { slug } }))

export const launchStore = (storeId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/launch', { params: at(storeId) }))

export const closeStore = (storeId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/close', { params: at(storeId) }))
