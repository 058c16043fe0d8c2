import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type Review = Schemas['ReviewOut']
export type ReviewStatus = Review['status']
export type ReviewSettings = Schemas['ReviewSettingsIn']
export type ImportOutcome = Schemas['ImportOut']

const at = (storeId: string) => ({ path: { store_id: storeId } })
const one = (storeId: string, reviewId: string) => ({ path: { store_id: storeId, review_id: reviewId } })

export const reviewsKey = (storeId: string) => ['stores', storeId, 'reviews'] as const

/** Newest first, of one status or of all. */
export const reviewsQuery = (storeId: string, search: { status?: string; cursor?: string }) => ({
  queryKey: [...reviewsKey(storeId), 'list', search.status ?? '', search.cursor ?? ''],
  queryFn: () =>
    unwrap(
      api.GET('/api/v1/stores/{store_id}/reviews', {
        params: {
          ...at(storeId),
          query: {
            ...(search.status ? { status: search.status as ReviewStatus } : {}),
            ...(search.cursor ? { cursor: search.cursor } : {}),
          },
        },
      }),
    ),
})

/** How many wait for a decision, counted up to a page. */
export const waitingQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...reviewsKey(storeId), 'waiting'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/reviews', {
          params: { ...at(storeId), query: { status: 'pending', limit: 20 } },
        }),
      ),
    staleTime: 60_000,
  })

export const reviewQuery = (storeId: string, reviewId: string) =>
  queryOptions({
    queryKey: [...reviewsKey(storeId), 'one', reviewId],
    queryFn: () =>
      unwrap(api.GET('/api/v1/stores/{store_id}/reviews/{review_id}', { params: one(storeId, reviewId) })),
  })

export const decide = (storeId: string, reviewId: string, status: ReviewStatus) =>
  unwrap(
    api.PUT('/api/v1/stores/{store_id}/reviews/{review_id}/status', {
      params: one(storeId, reviewId),
      body: { status },
    }),
  )

export const reply = (storeId: string, reviewId: string, text: string) =>
  unwrap(
    api.PUT('/api/v1/stores/{store_id}/reviews/{review_id}/reply', {
      params: one(storeId, reviewId),
      body: { text },
    }),
  )

export const importReviews = (storeId: string, body: Schemas['ImportReviews']) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/reviews/import', { params: at(storeId), body }))

export const readSettings = (storeId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/reviews/settings', { params: at(storeId) }))

export const settingsQuery = (storeId: string) =>
  queryOptions({ queryKey: [...reviewsKey(storeId), 'settings'], queryFn: () => readSettings(storeId) })

export const saveSettings = (storeId: string, body: ReviewSettings, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/reviews/settings', { params: at(storeId), body, headers: ifMatch(etag) }),
  )
