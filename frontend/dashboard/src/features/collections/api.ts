import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type Collection = Schemas['CollectionOut']
export type CollectionRow = Schemas['CollectionRow']
export type SaveCollection = Schemas['SaveCollection']
export type Rule = Schemas['RuleIn']
export type Member = Schemas['CardOut']
export type Picture = Schemas['ImageOut']

const PROCESSING_POLL_MS = 1_500
const JOB_POLL_MS = 1_500

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })
const one = (storeId: string, collectionId: string) => ({ path: { store_id: storeId, collection_id: collectionId } })

export const collectionsKey = (storeId: string) => ['stores', storeId, 'collections'] as const

export const collectionsQuery = (storeId: string, search: Record<string, string | undefined>) => {
  const { q, cursor } = search
  const query = { ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) }
  return {
    queryKey: [...collectionsKey(storeId), 'list', query] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      unwrap(api.GET('/api/v1/stores/{store_id}/collections', { params: { ...ofStore(storeId), query }, signal })),
  }
}

export const readCollection = (storeId: string, collectionId: string) =>
  unwrapVersioned(
    api.GET('/api/v1/stores/{store_id}/collections/{collection_id}', { params: one(storeId, collectionId) }),
  )

export const collectionQuery = (storeId: string, collectionId: string) =>
  queryOptions({
    queryKey: [...collectionsKey(storeId), 'one', collectionId] as const,
    queryFn: () => readCollection(storeId, collectionId),
    refetchInterval: ({ state }) => (state.data?.value.picture?.status === 'processing' ? PROCESSING_POLL_MS : false),
  })

export const createCollection = async (storeId: string, body: SaveCollection, headers: { 'Idempotency-Key': string }) => {
  const value = await unwrap(api.POST('/api/v1/stores/{store_id}/collections', { params: ofStore(storeId), body, headers }))
  return { value, etag: `"${value.version}"` }
}

export const saveCollection = (storeId: string, collectionId: string, body: SaveCollection, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/collections/{collection_id}', {
      params: one(storeId, collectionId),
      body,
      headers: ifMatch(etag),
    }),
  )

export const deleteCollection = (storeId: string, collectionId: string, etag: string) =>
  unwrap(
    api.DELETE('/api/v1/stores/{store_id}/collections/{collection_id}', {
      params: one(storeId, collectionId),
      headers: ifMatch(etag),
    }),
  )

export const restoreCollection = (storeId: string, collectionId: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/collections/{collection_id}/restore', { params: one(storeId, collectionId) }),
  )

export const membersKey = (storeId: string, collectionId: string) =>
  [...collectionsKey(storeId), 'members', collectionId] as const

/** All of a collection by hand, page after page: it is arranged as a whole. */
export const membersQuery = (storeId: string, collectionId: string) =>
  queryOptions({
    queryKey: membersKey(storeId, collectionId),
    queryFn: async ({ signal }) => {
      const found: Member[] = []
      let cursor: string | undefined
      do {
        const page = await unwrap(
          api.GET('/api/v1/stores/{store_id}/collections/{collection_id}/products', {
            params: { ...one(storeId, collectionId), query: { limit: 100, ...(cursor ? { cursor } : {}) } },
            signal,
          }),
        )
        found.push(...page.items)
        cursor = page.next_cursor ?? undefined
      } while (cursor && found.length < 500)
      return { items: found, hasMore: Boolean(cursor) }
    },
  })

export const changeMembers = (storeId: string, collectionId: string, body: { add?: string[]; remove?: string[] }) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/collections/{collection_id}/products', {
      params: one(storeId, collectionId),
      body: { add: body.add ?? [], remove: body.remove ?? [] },
    }),
  )

export const moveMember = (storeId: string, collectionId: string, productId: string, afterId: string | null) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/collections/{collection_id}/order', {
      params: one(storeId, collectionId),
      body: { product_id: productId, after_id: afterId },
    }),
  )

export const jobQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...collectionsKey(storeId), 'job'] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/collections/job', { params: ofStore(storeId) })),
    refetchInterval: ({ state }) => (state.data?.is_running ? JOB_POLL_MS : false),
  })

const MOST_LOOKS = 60

/** Counts what the rules match, thousand after thousand, and shows the newest. */
export const previewQuery = (storeId: string, match: 'all' | 'any', rules: Rule[]) =>
  queryOptions({
    queryKey: [...collectionsKey(storeId), 'preview', match, rules] as const,
    queryFn: async ({ signal }) => {
      let matched = 0
      let cursor: string | undefined
      const items: Member[] = []
      for (let look = 0; look < MOST_LOOKS; look += 1) {
        const found = await unwrap(
          api.POST('/api/v1/stores/{store_id}/collections/preview', {
            params: { ...ofStore(storeId), query: cursor ? { cursor } : {} },
            body: { match, rules },
            signal,
          }),
        )
        matched += found.matched
        items.push(...found.items)
        cursor = found.next_cursor ?? undefined
        if (!cursor) break
      }
      return { matched, items: items.slice(0, 12) }
    },
    staleTime: 10_000,
  })
