import { queryOptions, type QueryClient } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas, type Versioned } from '@/lib/api/client'

import type { ThemeDocument } from './document'
import type { ThemeSchema } from './schema'

/** The draft with its document as the editor knows it: `schema` says what its values are. */
export type Draft = Omit<Schemas['DraftOut'], 'document'> & { document: ThemeDocument }
export type Version = Schemas['ThemeVersionOut']
export type Schedule = Schemas['ThemeScheduleOut']

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })
const ofVersion = (storeId: string, number: number) => ({ path: { store_id: storeId, number: String(number) } })
const sent = (document: ThemeDocument) => document as unknown as Schemas['ThemeDocument']

export const themesKey = (storeId: string) => ['stores', storeId, 'themes'] as const

const asDraft = (answer: Promise<Versioned<Schemas['DraftOut']>>) => answer as unknown as Promise<Versioned<Draft>>

export const readDraft = (storeId: string) =>
  asDraft(unwrapVersioned(api.GET('/api/v1/stores/{store_id}/themes/draft', { params: ofStore(storeId) })))

export const draftQuery = (storeId: string) =>
  queryOptions({ queryKey: [...themesKey(storeId), 'draft'] as const, queryFn: () => readDraft(storeId) })

export const saveDraft = (storeId: string, document: ThemeDocument, etag: string) =>
  asDraft(
    unwrapVersioned(
      api.PUT('/api/v1/stores/{store_id}/themes/draft', {
        params: ofStore(storeId),
        body: sent(document),
        headers: ifMatch(etag),
      }),
    ),
  )

export const resetDraft = (storeId: string, etag: string) =>
  asDraft(
    unwrapVersioned(
      api.POST('/api/v1/stores/{store_id}/themes/draft/reset', { params: ofStore(storeId), headers: ifMatch(etag) }),
    ),
  )

export const applyPreset = (storeId: string, body: Schemas['ApplyPreset'], etag: string) =>
  asDraft(
    unwrapVersioned(
      api.POST('/api/v1/stores/{store_id}/themes/draft/preset', {
        params: ofStore(storeId),
        body,
        headers: ifMatch(etag),
      }),
    ),
  )

export const publishDraft = (storeId: string, name: string, etag: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/themes/publish', {
      params: ofStore(storeId),
      body: { name },
      headers: ifMatch(etag),
    }),
  )

/** Changes with releases only. */
export const schemaQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...themesKey(storeId), 'schema'] as const,
    queryFn: async () =>
      (await unwrap(
        api.GET('/api/v1/stores/{store_id}/themes/schema', { params: ofStore(storeId) }),
      )) as unknown as ThemeSchema,
    staleTime: Infinity,
  })

export const versionsQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...themesKey(storeId), 'versions'] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/themes/versions', { params: ofStore(storeId) })),
  })

export const versionQuery = (storeId: string, number: number) =>
  queryOptions({
    queryKey: [...themesKey(storeId), 'version', number] as const,
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/stores/{store_id}/themes/versions/{number}', { params: ofVersion(storeId, number) }),
        )
      ).document as unknown as ThemeDocument,
    staleTime: Infinity,
  })

/** Shows shoppers this version again, as a new one. */
export const rollBack = (storeId: string, number: number) =>
  asDraft(
    unwrapVersioned(
      api.POST('/api/v1/stores/{store_id}/themes/versions/{number}/restore', {
        params: ofVersion(storeId, number),
        body: { to: 'live' },
      }),
    ),
  )

/** Works on from this version. */
export const restoreToDraft = (storeId: string, number: number, etag: string) =>
  asDraft(
    unwrapVersioned(
      api.POST('/api/v1/stores/{store_id}/themes/versions/{number}/restore', {
        params: ofVersion(storeId, number),
        body: { to: 'draft' },
        headers: ifMatch(etag),
      }),
    ),
  )

export const schedulesQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...themesKey(storeId), 'schedules'] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/themes/schedules', { params: ofStore(storeId) })),
  })

/** Publishes the draft as it is now, later. */
export const scheduleDraft = (storeId: string, body: Schemas['ScheduleTheme'], etag: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/themes/schedules', {
      params: ofStore(storeId),
      body,
      headers: ifMatch(etag),
    }),
  )

export const cancelSchedule = (storeId: string, scheduleId: string) =>
  unwrap(
    api.DELETE('/api/v1/stores/{store_id}/themes/schedules/{schedule_id}', {
      params: { path: { store_id: storeId, schedule_id: scheduleId } },
    }),
  )

/** What is looked at: the draft, a version (0: what shoppers see), either of them in a preset. */
export type Look = Schemas['PreviewTheme']

/** Leave to look at it for an hour; asked for anew before that is over. */
export const previewQuery = (storeId: string, look: Look) =>
  queryOptions({
    queryKey: [...themesKey(storeId), 'preview', look] as const,
    queryFn: () =>
      unwrap(api.POST('/api/v1/stores/{store_id}/themes/preview', { params: ofStore(storeId), body: look })),
    staleTime: 50 * 60_000,
    refetchInterval: 50 * 60_000,
  })

/** After something was published: everything but the leaves to look and the schema. */
export const refreshThemes = (queryClient: QueryClient, storeId: string) =>
  Promise.all(
    [draftQuery, versionsQuery, schedulesQuery].map((query) => queryClient.invalidateQueries({ queryKey: query(storeId).queryKey })),
  )
