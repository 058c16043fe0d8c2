import { queryOptions } from '@tanstack/react-query'

import { api, unwrap, type Schemas } from '@/lib/api/client'

export type Subscriber = Schemas['SubscriberOut']
export type Consent = Schemas['ConsentOut']
type State = Subscriber['state']

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })
const one = (storeId: string, subscriberId: string) => ({ path: { store_id: storeId, subscriber_id: subscriberId } })

export const newsletterKey = (storeId: string) => ['stores', storeId, 'newsletter'] as const

export const subscribersQuery = (storeId: string, search: Record<string, string | undefined>) => {
  const { q, cursor, status } = search
  const query = { ...(q ? { q } : {}), ...(cursor ? { cursor } : {}), ...(status ? { status: status as State } : {}) }
  return {
    queryKey: [...newsletterKey(storeId), 'list', query] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      unwrap(api.GET('/api/v1/stores/{store_id}/newsletter', { params: { ...ofStore(storeId), query }, signal })),
  }
}

export const subscriberQuery = (storeId: string, subscriberId: string) =>
  queryOptions({
    queryKey: [...newsletterKey(storeId), 'one', subscriberId] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/newsletter/{subscriber_id}', { params: one(storeId, subscriberId) })),
  })

export const exportSubscribers = (storeId: string) =>
  unwrap(api.GET('/api/v1/stores/{store_id}/newsletter/export', { params: ofStore(storeId) }))

export const unsubscribe = (storeId: string, subscriberId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/newsletter/{subscriber_id}/unsubscribe', { params: one(storeId, subscriberId) }))
