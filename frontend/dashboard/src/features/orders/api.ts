import { queryOptions, useQueryClient } from '@tanstack/react-query'

import { api, unwrap, type Schemas } from '@/lib/api/client'
import type { ListSearch } from '@/lib/list-search'

export type OrderCard = Schemas['OrderCard']
export type OrderPage = Schemas['OrderPage']
export type Order = Schemas['OrderOut']
export type RefundPreview = Schemas['RefundPreview']
export type OrderStatus = OrderCard['status']
export type TimelineEntry = Schemas['TimelineEntryOut']
export type ResendTemplate = Schemas['ResendMail']['template']

export const ordersKey = (storeId: string) => ['stores', storeId, 'orders'] as const
export const listKey = (storeId: string) => [...ordersKey(storeId), 'list'] as const
/** All that is read about one order: itself, timeline, refunds, and its fulfilment. */
export const orderKey = (storeId: string, orderId: string) => [...ordersKey(storeId), 'one', orderId] as const

const one = (storeId: string, orderId: string) => ({ path: { store_id: storeId, order_id: orderId } })

export const findOrders = (
  storeId: string,
  query: { q?: string; status?: OrderStatus; cursor?: string; limit?: number },
  signal?: AbortSignal,
) =>
  unwrap(
    api.GET('/api/v1/stores/{store_id}/orders', {
      params: { path: { store_id: storeId }, query },
      ...(signal ? { signal } : {}),
    }),
  )

/** A search finds by number or whole e-mail address in every status, so the status is applied here. */
async function readList(storeId: string, { q, status, cursor }: ListSearch): Promise<OrderPage> {
  if (!q) return findOrders(storeId, { ...(status ? { status: status as OrderStatus } : {}), ...(cursor ? { cursor } : {}) })
  const found = await findOrders(storeId, { q })
  return status ? { ...found, items: found.items.filter((order) => order.status === status) } : found
}

export const ordersQuery = (storeId: string, search: ListSearch) => ({
  queryKey: [...listKey(storeId), { q: search.q, status: search.status, cursor: search.cursor }] as const,
  queryFn: () => readList(storeId, search),
})

export const exportOrders = (storeId: string, { q, status, cursor }: ListSearch, columns: string, signal: AbortSignal) =>
  unwrap(
    api.GET('/api/v1/stores/{store_id}/exports/orders', {
      params: {
        path: { store_id: storeId },
        query: { columns, ...(q ? { q } : {}), ...(status ? { status: status as OrderStatus } : {}), ...(cursor ? { cursor } : {}) },
      },
      signal,
    }),
  )

export const orderQuery = (storeId: string, orderId: string) =>
  queryOptions({
    queryKey: orderKey(storeId, orderId),
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/orders/{order_id}', { params: one(storeId, orderId) })),
  })

export const timelineQuery = (storeId: string, orderId: string) =>
  queryOptions({
    queryKey: [...orderKey(storeId, orderId), 'timeline'],
    queryFn: () =>
      unwrap(api.GET('/api/v1/stores/{store_id}/orders/{order_id}/timeline', { params: one(storeId, orderId) })),
  })

export const refundsQuery = (storeId: string, orderId: string) =>
  queryOptions({
    queryKey: [...orderKey(storeId, orderId), 'refunds'],
    queryFn: () =>
      unwrap(api.GET('/api/v1/stores/{store_id}/orders/{order_id}/refunds', { params: one(storeId, orderId) })),
  })

/** What a refund of these would give back, and where to; nothing is changed by asking. */
export const refundPreviewQuery = (storeId: string, orderId: string, body: Schemas['WantedRefund']) =>
  queryOptions({
    queryKey: [...orderKey(storeId, orderId), 'refund-preview', body],
    queryFn: () =>
      unwrap(
        api.POST('/api/v1/stores/{store_id}/orders/{order_id}/refunds/preview', { params: one(storeId, orderId), body }),
      ),
    retry: false,
    staleTime: 0,
  })

const oneNote = (storeId: string, orderId: string, note: { id: string; version: number }) => ({
  path: { store_id: storeId, order_id: orderId, note_id: note.id },
  header: { 'if-match': `"${note.version}"` },
})
const NOTE = '/api/v1/stores/{store_id}/orders/{order_id}/notes/{note_id}'

export const editNote = (storeId: string, orderId: string, note: { id: string; version: number }, message: string) =>
  unwrap(api.PUT(NOTE, { params: oneNote(storeId, orderId, note), body: { message } }))

export const deleteNote = (storeId: string, orderId: string, note: { id: string; version: number }) =>
  unwrap(api.DELETE(NOTE, { params: oneNote(storeId, orderId, note) }))

export const addNote = (storeId: string, orderId: string, message: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/orders/{order_id}/notes', { params: one(storeId, orderId), body: { message } }),
  )

export const refundOrder = (
  storeId: string,
  orderId: string,
  body: Schemas['RefundOrder'],
  headers: { 'Idempotency-Key': string },
) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/orders/{order_id}/refunds', { params: one(storeId, orderId), body, headers }),
  )

export const cancelOrder = (
  storeId: string,
  orderId: string,
  body: Schemas['CancelOrder'],
  headers: { 'Idempotency-Key': string },
) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/orders/{order_id}/cancel', { params: one(storeId, orderId), body, headers }))

/** What another address would have cost, in words; nothing is changed by asking. */
export const addressDifferences = (storeId: string, orderId: string, body: Schemas['AddressIn']) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/orders/{order_id}/address/preview', { params: one(storeId, orderId), body }),
  )

export const changeAddress = (storeId: string, order: Pick<Order, 'id' | 'version'>, body: Schemas['AddressIn']) =>
  unwrap(
    api.PUT('/api/v1/stores/{store_id}/orders/{order_id}/address', {
      params: one(storeId, order.id),
      body,
      headers: { 'If-Match': `"${order.version}"` },
    }),
  )

export const resendMail = (storeId: string, orderId: string, template: ResendTemplate) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/orders/{order_id}/resend-mail', {
      params: one(storeId, orderId),
      body: { template },
    }),
  )

/** Everything that shows the order reads it anew. */
export function useRefreshOrder(storeId: string, orderId: string) {
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: orderKey(storeId, orderId) }),
      queryClient.invalidateQueries({ queryKey: listKey(storeId) }),
      queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'home'] }),
      queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'actions'] }),
    ])
}
