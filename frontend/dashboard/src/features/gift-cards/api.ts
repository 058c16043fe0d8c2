import { queryOptions, type QueryClient } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'
import type { ListSearch } from '@/lib/list-search'

export type GiftCard = Schemas['GiftCardOut']
export type IssuedGiftCard = Schemas['IssuedGiftCard']
export type IssueGiftCard = Schemas['IssueGiftCard']
export type GiftCardStatus = GiftCard['status']
export type LedgerEntry = Schemas['EntryOut']
export type AdjustBalance = Schemas['AdjustBalance']

type Key = { 'Idempotency-Key': string }

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })
const ofCard = (storeId: string, cardId: string) => ({ path: { store_id: storeId, card_id: cardId } })
const ofCustomer = (storeId: string, customerId: string) => ({ path: { store_id: storeId, customer_id: customerId } })

export const cardsKey = (storeId: string) => ['stores', storeId, 'gift-cards'] as const
export const cardKey = (storeId: string, cardId: string) => [...cardsKey(storeId), 'one', cardId] as const
export const creditKey = (storeId: string, customerId: string) => ['stores', storeId, 'store-credit', customerId] as const

export const cardsQuery = (storeId: string, { q, status, cursor }: ListSearch) => ({
  queryKey: [...cardsKey(storeId), 'list', { q, status, cursor }] as const,
  queryFn: () =>
    unwrap(
      api.GET('/api/v1/stores/{store_id}/gift-cards', {
        params: {
          ...ofStore(storeId),
          query: {
            ...(q ? { q } : {}),
            ...(status ? { status: status as GiftCardStatus } : {}),
            ...(cursor ? { cursor } : {}),
          },
        },
      }),
    ),
})

export const cardQuery = (storeId: string, cardId: string) =>
  queryOptions({
    queryKey: cardKey(storeId, cardId),
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/gift-cards/{card_id}', { params: ofCard(storeId, cardId) })),
  })

export const readCardEntries = (storeId: string, cardId: string, cursor?: string) =>
  unwrap(
    api.GET('/api/v1/stores/{store_id}/gift-cards/{card_id}/entries', {
      params: { ...ofCard(storeId, cardId), query: cursor ? { cursor } : {} },
    }),
  )

export const owedQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...cardsKey(storeId), 'totals'] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/gift-cards/totals', { params: ofStore(storeId) })),
  })

/** The store's own currency, then those of its markets that are switched on. */
export const currenciesQuery = (storeId: string, own: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'markets', 'sold-in'] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/markets', { params: ofStore(storeId) })),
    select: ({ items }) => [...new Set([own, ...items.filter((market) => market.is_enabled).map((market) => market.currency)])],
  })

export const readExpiry = (storeId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/gift-cards/expiry', { params: ofStore(storeId) }))

export const expiryQuery = (storeId: string) =>
  queryOptions({ queryKey: [...cardsKey(storeId), 'expiry'] as const, queryFn: () => readExpiry(storeId) })

export const saveExpiry = (storeId: string, months: number | null, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/gift-cards/expiry', {
      params: ofStore(storeId),
      body: { months },
      headers: ifMatch(etag),
    }),
  )

export const issueCard = (storeId: string, body: IssueGiftCard, headers: Key) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/gift-cards', { params: ofStore(storeId), body, headers }))

export const exportCards = (storeId: string) =>
  unwrap(api.GET('/api/v1/stores/{store_id}/gift-cards/export', { params: ofStore(storeId) }))

export const disableCard = (storeId: string, cardId: string, reason: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/gift-cards/{card_id}/disable', { params: ofCard(storeId, cardId), body: { reason } }),
  )

export const enableCard = (storeId: string, cardId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/gift-cards/{card_id}/enable', { params: ofCard(storeId, cardId) }))

export const resendCard = (storeId: string, cardId: string, email: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/gift-cards/{card_id}/resend', { params: ofCard(storeId, cardId), body: { email } }),
  )

export const adjustCard = (storeId: string, cardId: string, body: AdjustBalance, headers: Key) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/gift-cards/{card_id}/adjustments', {
      params: ofCard(storeId, cardId),
      body,
      headers,
    }),
  )

export const creditQuery = (storeId: string, customerId: string) =>
  queryOptions({
    queryKey: creditKey(storeId, customerId),
    queryFn: () =>
      unwrap(api.GET('/api/v1/stores/{store_id}/store-credit/{customer_id}', { params: ofCustomer(storeId, customerId) })),
  })

export const readCreditEntries = (storeId: string, customerId: string, cursor?: string) =>
  unwrap(
    api.GET('/api/v1/stores/{store_id}/store-credit/{customer_id}/entries', {
      params: { ...ofCustomer(storeId, customerId), query: cursor ? { cursor } : {} },
    }),
  )

export const adjustCredit = (storeId: string, customerId: string, body: AdjustBalance, headers: Key) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/store-credit/{customer_id}', {
      params: ofCustomer(storeId, customerId),
      body,
      headers,
    }),
  )

/** Lists, the card, its ledger and what is owed are asked again. */
export const refreshCards = (queryClient: QueryClient, storeId: string) =>
  queryClient.invalidateQueries({ queryKey: cardsKey(storeId) })
