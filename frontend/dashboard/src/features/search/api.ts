import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type SearchIndex = Schemas['IndexOut']
export type Analytics = Schemas['AnalyticsOut']
export type QueryFigures = Schemas['QueryOut']
export type Rules = Schemas['RulesOut']
export type SaveRules = Schemas['SaveRules']
export type Hit = Schemas['HitOut']

export const DAYS = 30
const BUSY_MS = 2000

const at = (storeId: string) => ({ path: { store_id: storeId } })
const key = (storeId: string, ...rest: unknown[]) => ['stores', storeId, 'search', ...rest] as const

export const isBusy = (index: SearchIndex) => index.is_rebuilding || index.is_waiting

/** Looks again every two seconds while something is being built. */
export const indexQuery = (storeId: string) =>
  queryOptions({
    queryKey: key(storeId, 'index'),
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/search/index', { params: at(storeId) })),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? BUSY_MS : false),
  })

export const rebuildIndex = (storeId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/search/rebuild', { params: at(storeId) }))

export const analyticsQuery = (storeId: string) =>
  queryOptions({
    queryKey: key(storeId, 'analytics', DAYS),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/search/analytics', { params: { ...at(storeId), query: { days: DAYS } } }),
      ),
  })

export const readRules = (storeId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/search/rules', { params: at(storeId) }))

export const rulesQuery = (storeId: string) =>
  queryOptions({ queryKey: key(storeId, 'rules'), queryFn: () => readRules(storeId) })

export const saveRules = (storeId: string, body: SaveRules, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/search/rules', { params: at(storeId), body, headers: ifMatch(etag) }),
  )

/** What shoppers would find with these pins; what is hidden stays in it, to be shown again. */
export const previewQuery = (storeId: string, query: string, pinned: string[]) =>
  queryOptions({
    queryKey: key(storeId, 'preview', query, pinned),
    queryFn: () =>
      unwrap(
        api.POST('/api/v1/stores/{store_id}/search/preview', {
          params: at(storeId),
          body: { query, pinned, hidden: [] },
        }),
      ),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  })
