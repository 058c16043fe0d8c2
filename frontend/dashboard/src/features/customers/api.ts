import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'
import type { ListSearch } from '@/lib/list-search'

export type CustomerCard = Schemas['CustomerCard']
export type Customer = Schemas['CustomerOut']
export type UpdateCustomer = Schemas['UpdateCustomer']
export type CustomerEntry = Schemas['CustomerEntryOut']

export const customersKey = (storeId: string) => ['stores', storeId, 'customers'] as const
export const customerKey = (storeId: string, customerId: string) => [...customersKey(storeId), 'one', customerId] as const

const one = (storeId: string, customerId: string) => ({ path: { store_id: storeId, customer_id: customerId } })
const TAG = /^tag:\s*/i
const asked = (q: string | undefined) => (q ? (TAG.test(q) ? { tag: q.replace(TAG, '') } : { q }) : {})

export const findCustomers = (
  storeId: string,
  query: { q?: string; tag?: string; cursor?: string; limit?: number },
  signal?: AbortSignal,
) =>
  unwrap(
    api.GET('/api/v1/stores/{store_id}/customers', {
      params: { path: { store_id: storeId }, query },
      ...(signal ? { signal } : {}),
    }),
  )

/** "tag:vip" finds by tag, anything else by the beginning of name or address. */
export const customersQuery = (storeId: string, { q, cursor }: ListSearch) => ({
  queryKey: [...customersKey(storeId), 'list', { q, cursor }] as const,
  queryFn: () =>
    findCustomers(storeId, {
      ...asked(q),
      ...(cursor ? { cursor } : {}),
    }),
})

export const exportCustomers = (storeId: string, { q, cursor }: ListSearch, columns: string, signal: AbortSignal) =>
  unwrap(
    api.GET('/api/v1/stores/{store_id}/exports/customers', {
      params: { path: { store_id: storeId }, query: { columns, ...asked(q), ...(cursor ? { cursor } : {}) } },
      signal,
    }),
  )

export const readCustomer = (storeId: string, customerId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/customers/{customer_id}', { params: one(storeId, customerId) }))

export const customerQuery = (storeId: string, customerId: string) =>
  queryOptions({ queryKey: customerKey(storeId, customerId), queryFn: () => readCustomer(storeId, customerId) })

export const updateCustomer = (storeId: string, customerId: string, body: UpdateCustomer, etag: string) =>
  unwrapVersioned(
    api.PATCH('/api/v1/stores/{store_id}/customers/{customer_id}', {
      params: { ...one(storeId, customerId) },
      body,
      headers: ifMatch(etag),
    }),
  )

const page = (storeId: string, customerId: string, cursor: string) => ({
  ...one(storeId, customerId),
  query: cursor ? { cursor } : {},
})

export const ordersQuery = (storeId: string, customerId: string) =>
  infiniteQueryOptions({
    queryKey: [...customerKey(storeId, customerId), 'orders'],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/customers/{customer_id}/orders', {
          params: page(storeId, customerId, pageParam),
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  })

export const timelineQuery = (storeId: string, customerId: string) =>
  infiniteQueryOptions({
    queryKey: [...customerKey(storeId, customerId), 'timeline'],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/customers/{customer_id}/timeline', {
          params: page(storeId, customerId, pageParam),
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  })

const oneNote = (storeId: string, customerId: string, note: { id: string; version: number }) => ({
  path: { store_id: storeId, customer_id: customerId, note_id: note.id },
  header: { 'if-match': `"${note.version}"` },
})
const NOTE = '/api/v1/stores/{store_id}/customers/{customer_id}/notes/{note_id}'

export const editNote = (storeId: string, customerId: string, note: { id: string; version: number }, message: string) =>
  unwrap(api.PUT(NOTE, { params: oneNote(storeId, customerId, note), body: { message } }))

export const deleteNote = (storeId: string, customerId: string, note: { id: string; version: number }) =>
  unwrap(api.DELETE(NOTE, { params: oneNote(storeId, customerId, note) }))

export const addNote = (storeId: string, customerId: string, message: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/customers/{customer_id}/notes', {
      params: one(storeId, customerId),
      body: { message },
    }),
  )

export const exportsQuery = (storeId: string, customerId: string) =>
  queryOptions({
    queryKey: [...customerKey(storeId, customerId), 'exports'],
    queryFn: () =>
      unwrap(api.GET('/api/v1/stores/{store_id}/customers/{customer_id}/exports', { params: one(storeId, customerId) })),
    refetchInterval: ({ state }) => (state.data?.items.some((made) => made.state === 'asked') ? 3000 : false),
  })

export const askExport = (storeId: string, customerId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/customers/{customer_id}/exports', { params: one(storeId, customerId) }))

export const readExport = (storeId: string, customerId: string, exportId: string, number: number) =>
  unwrap(
    api.GET('/api/v1/stores/{store_id}/customers/{customer_id}/exports/{export_id}/{number}', {
      params: { path: { store_id: storeId, customer_id: customerId, export_id: exportId, number } },
    }),
  )

export const eraseCustomer = (storeId: string, customerId: string, email: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/customers/{customer_id}/erase', {
      params: one(storeId, customerId),
      body: { email },
    }),
  )

export function useRefreshCustomers(storeId: string) {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: customersKey(storeId) })
}
