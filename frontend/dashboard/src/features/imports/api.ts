import { queryOptions } from '@tanstack/react-query'

import { api, unwrap, type Schemas } from '@/lib/api/client'
import { isProblemWith } from '@/lib/api/problem'
import type { Markup } from '@/lib/markup'

export type Preview = Schemas['PreviewOut']
export type PreviewVariant = Schemas['PreviewVariant']
export type ImportRequest = Schemas['ImportRequest']

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })

/** Looks at a product at its supplier; nothing is written. */
export const previewImport = (storeId: string, reference: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/imports/preview', { params: ofStore(storeId), body: { url_or_id: reference } }),
  )

export const importProduct = (storeId: string, body: ImportRequest, key: { 'Idempotency-Key': string }) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/imports', { params: ofStore(storeId), body, headers: key }))

/** The store's own rule, where an import starts; `null` while its currency has no rate yet. */
export const ruleQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'imports', 'rule'] as const,
    queryFn: async (): Promise<Markup | null> => {
      try {
        const rule = await unwrap(api.GET('/api/v1/stores/{store_id}/markup-rule', { params: ofStore(storeId) }))
        return { multiplier_basis_points: rule.multiplier_basis_points, fixed: rule.fixed, ending: rule.ending }
      } catch (error) {
        if (isProblemWith(error, 'exchange_rate_missing')) return null
        throw error
      }
    },
  })

/** Whether there is anybody to import from. */
export const sourcesQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'suppliers', 'list'] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/suppliers', { params: ofStore(storeId) })),
    staleTime: 30_000,
  })
