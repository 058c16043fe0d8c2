import { queryOptions, useQueryClient } from '@tanstack/react-query'

import { api, unwrap, type Schemas } from '@/lib/api/client'

export type Action = Schemas['ActionOut']
export type Choice = Action['choices'][number]
export type Fulfilment = Schemas['FulfilmentOut']
export type Fulfilments = Schemas['FulfilmentsOut']
export type Parcel = Schemas['ParcelOut']

/** What of an order's line is shown beside a supplier. */
export interface LineName {
  line_id: string
  title: string
  variant_title: string
  quantity: number
}

const MOST = 100

export const actionsKey = (storeId: string) => ['stores', storeId, 'actions'] as const

export const actionsQuery = (storeId: string) =>
  queryOptions({
    queryKey: actionsKey(storeId),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/actions', {
          params: { path: { store_id: storeId }, query: { limit: MOST } },
        }),
      ),
  })

/** Below the order's own key, so that whatever touches the order reads this anew too. */
const orderKey = (storeId: string, orderId: string) => ['stores', storeId, 'orders', 'one', orderId] as const

export const fulfilmentsQuery = (storeId: string, orderId: string) =>
  queryOptions({
    queryKey: [...orderKey(storeId, orderId), 'fulfilments'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/orders/{order_id}/fulfilments', {
          params: { path: { store_id: storeId, order_id: orderId } },
        }),
      ),
  })

export const resolveAction = (storeId: string, actionId: string, choice: Choice, reason = '') =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/actions/{action_id}/resolve', {
      params: { path: { store_id: storeId, action_id: actionId } },
      body: { choice, reason },
    }),
  )

/** One supplier order of an order, for what a person tells of it. */
export interface PartAddress {
  orderId: string
  partId: string
}

const one = (storeId: string, { orderId, partId }: PartAddress) => ({
  path: { store_id: storeId, order_id: orderId, fulfilment_id: partId },
})

export const markOrdered = (storeId: string, part: PartAddress, body: Schemas['MarkOrdered']) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/orders/{order_id}/fulfilments/{fulfilment_id}/mark-ordered', {
      params: one(storeId, part),
      body,
    }),
  )

export const markShipped = (storeId: string, part: PartAddress, body: Schemas['MarkShipped']) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/orders/{order_id}/fulfilments/{fulfilment_id}/mark-shipped', {
      params: one(storeId, part),
      body,
    }),
  )

export const markDelivered = (storeId: string, part: PartAddress) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/orders/{order_id}/fulfilments/{fulfilment_id}/mark-delivered', {
      params: one(storeId, part),
    }),
  )

/** After a decision or a mark: the order, its lists and the inbox are read anew. */
export function useRefreshFulfilment(storeId: string, orderId: string) {
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: orderKey(storeId, orderId) }),
      queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'orders', 'list'] }),
      queryClient.invalidateQueries({ queryKey: actionsKey(storeId) }),
      queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'home'] }),
    ])
}
