import { queryOptions, type QueryClient } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas, type Versioned } from '@/lib/api/client'
import type { ListSearch } from '@/lib/list-search'

export type Discount = Schemas['DiscountOut']
export type SaveDiscount = Schemas['SaveDiscount']
export type DiscountStatus = Discount['status']
export type Kind = Discount['kind']
export type GenerateCodes = Schemas['GenerateCodes']
export type Report = Schemas['ReportOut']

type Key = { 'Idempotency-Key': string }

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })
const one = (storeId: string, discountId: string) => ({ path: { store_id: storeId, discount_id: discountId } })

export const discountsKey = (storeId: string) => ['stores', storeId, 'discounts'] as const
const oneKey = (storeId: string, discountId: string) => [...discountsKey(storeId), 'one', discountId] as const

export const discountsQuery = (storeId: string, { q, status, cursor }: ListSearch) => ({
  queryKey: [...discountsKey(storeId), 'list', { q, status, cursor }] as const,
  queryFn: () =>
    unwrap(
      api.GET('/api/v1/stores/{store_id}/discounts', {
        params: {
          ...ofStore(storeId),
          query: {
            ...(q ? { q } : {}),
            ...(status ? { status: status as DiscountStatus } : {}),
            ...(cursor ? { cursor } : {}),
          },
        },
      }),
    ),
})

export const readDiscount = (storeId: string, discountId: string) =>
  unwrapVersioned(
    api.GET('/api/v1/stores/{store_id}/discounts/{discount_id}', { params: one(storeId, discountId) }),
  )

export const discountQuery = (storeId: string, discountId: string) =>
  queryOptions({ queryKey: oneKey(storeId, discountId), queryFn: () => readDiscount(storeId, discountId) })

export const createDiscount = (storeId: string, body: SaveDiscount, headers: Key) =>
  unwrapVersioned(api.POST('/api/v1/stores/{store_id}/discounts', { params: ofStore(storeId), body, headers }))

export const updateDiscount = (storeId: string, discountId: string, body: SaveDiscount, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/discounts/{discount_id}', {
      params: one(storeId, discountId),
      body,
      headers: ifMatch(etag),
    }),
  )

export const archiveDiscount = (storeId: string, discountId: string) =>
  unwrap(api.DELETE('/api/v1/stores/{store_id}/discounts/{discount_id}', { params: one(storeId, discountId) }))

export const restoreDiscount = (storeId: string, discountId: string) =>
  unwrapVersioned(
    api.POST('/api/v1/stores/{store_id}/discounts/{discount_id}/restore', { params: one(storeId, discountId) }),
  )

export const activateDiscount = (storeId: string, discountId: string) =>
  unwrapVersioned(
    api.POST('/api/v1/stores/{store_id}/discounts/{discount_id}/activate', { params: one(storeId, discountId) }),
  )

export const pauseDiscount = (storeId: string, discountId: string) =>
  unwrapVersioned(
    api.POST('/api/v1/stores/{store_id}/discounts/{discount_id}/pause', { params: one(storeId, discountId) }),
  )

export const duplicateDiscount = (storeId: string, discountId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/discounts/{discount_id}/duplicate', { params: one(storeId, discountId) }))

export const codesQuery = (storeId: string, discountId: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: [...oneKey(storeId, discountId), 'codes', cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/discounts/{discount_id}/codes', {
          params: { ...one(storeId, discountId), query: { limit: 10, ...(cursor ? { cursor } : {}) } },
        }),
      ),
  })

export const generateCodes = (storeId: string, discountId: string, body: GenerateCodes, headers: Key) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/discounts/{discount_id}/codes', {
      params: one(storeId, discountId),
      body,
      headers,
    }),
  )

export const exportCodes = (storeId: string, discountId: string) =>
  unwrap(
    api.GET('/api/v1/stores/{store_id}/discounts/{discount_id}/codes/export', { params: one(storeId, discountId) }),
  )

export const reportQuery = (storeId: string, discountId: string) =>
  queryOptions({
    queryKey: [...oneKey(storeId, discountId), 'report'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/discounts/{discount_id}/report', {
          params: { ...one(storeId, discountId), query: { days: 30 } },
        }),
      ),
  })

export const productChoices = (storeId: string, q: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'products', 'choices', q],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/products', {
          params: { ...ofStore(storeId), query: { limit: 8, ...(q ? { q } : {}) } },
        }),
      ),
  })

export const collectionChoices = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'collections', 'choices'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/collections', { params: { ...ofStore(storeId), query: { limit: 100 } } }),
      ),
  })

/** What a write answered is what the page shows; lists are asked again. */
export function keepDiscount(queryClient: QueryClient, storeId: string, saved: Versioned<Discount>) {
  queryClient.setQueryData(discountQuery(storeId, saved.value.id).queryKey, saved)
  void queryClient.invalidateQueries({ queryKey: [...discountsKey(storeId), 'list'] })
}
