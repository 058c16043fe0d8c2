import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type Swatches = Schemas['SwatchesOut']
export type OptionValue = Schemas['OptionValueOut']
export type ReplaceSwatches = Schemas['ReplaceSwatches']

const at = (storeId: string) => ({ path: { store_id: storeId } })

export const readSwatches = (storeId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/settings/swatches', { params: at(storeId) }))

export const swatchesQuery = (storeId: string) =>
  queryOptions({ queryKey: ['stores', storeId, 'settings', 'swatches'], queryFn: () => readSwatches(storeId) })

export const saveSwatches = (storeId: string, body: ReplaceSwatches, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/settings/swatches', { params: at(storeId), body, headers: ifMatch(etag) }),
  )
