import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type Languages = Schemas['LanguagesOut']
export type Language = Schemas['LanguageOut']

const at = (storeId: string) => ({ path: { store_id: storeId } })

export const readLanguages = (storeId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/settings/languages', { params: at(storeId) }))

export const languagesQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'settings', 'languages'],
    queryFn: () => readLanguages(storeId),
  })

export const publishLanguages = (storeId: string, published: string[], etag: string) =>
  unwrapVersioned(
    api.PATCH('/api/v1/stores/{store_id}/settings/languages', {
      params: at(storeId),
      body: { published },
      headers: ifMatch(etag),
    }),
  )
