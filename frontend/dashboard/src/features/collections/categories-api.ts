import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type CategoryNode = Schemas['CategoryNodeOut']
export type CategoryTree = Schemas['CategoryTreeOut']
export type Category = Schemas['CategoryOut']
export type SaveCategory = Schemas['SaveCategory']

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })
const one = (storeId: string, categoryId: string) => ({ path: { store_id: storeId, category_id: categoryId } })

export const categoriesKey = (storeId: string) => ['stores', storeId, 'categories'] as const

export const treeQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...categoriesKey(storeId), 'tree'] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/categories', { params: ofStore(storeId) })),
  })

export const readCategory = (storeId: string, categoryId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/categories/{category_id}', { params: one(storeId, categoryId) }))

export const categoryQuery = (storeId: string, categoryId: string) =>
  queryOptions({
    queryKey: [...categoriesKey(storeId), 'one', categoryId] as const,
    queryFn: () => readCategory(storeId, categoryId),
    refetchInterval: ({ state }) => (state.data?.value.picture?.status === 'processing' ? 1_500 : false),
  })

export const createCategory = (storeId: string, title: string, parentId: string | null, key: { 'Idempotency-Key': string }) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/categories', {
      params: ofStore(storeId),
      body: { title, parent_id: parentId },
      headers: key,
    }),
  )

export const saveCategory = (storeId: string, categoryId: string, body: SaveCategory, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/categories/{category_id}', {
      params: one(storeId, categoryId),
      body,
      headers: ifMatch(etag),
    }),
  )

export const moveCategory = (storeId: string, categoryId: string, parentId: string | null, place: number) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/categories/{category_id}/move', {
      params: one(storeId, categoryId),
      body: { parent_id: parentId, place },
    }),
  )

/** `target` is a category, "" for none, or undefined for the parent. */
export const removeCategory = (storeId: string, categoryId: string, target?: string) =>
  unwrap(
    api.DELETE('/api/v1/stores/{store_id}/categories/{category_id}', {
      params: { ...one(storeId, categoryId), query: target === undefined ? {} : { target_id: target } },
    }),
  )

export const restoreCategory = (storeId: string, categoryId: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/categories/{category_id}/restore', { params: one(storeId, categoryId) }),
  )

/** "Home › Lamps": where a category stands. */
export function pathOf(nodes: CategoryNode[], categoryId: string): string {
  const names: string[] = []
  let node = nodes.find((each) => each.id === categoryId)
  while (node) {
    names.unshift(node.title)
    const { parent_id: parentId } = node
    node = nodes.find((each) => each.id === parentId)
  }
  return names.join(' › ')
}
