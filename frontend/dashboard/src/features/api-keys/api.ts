import { queryOptions } from '@tanstack/react-query'

import { api, unwrap, type Schemas } from '@/lib/api/client'

export type ApiKey = Schemas['ApiKeyOut']
export type CreatedApiKey = Schemas['CreatedApiKey']
export type Scope = Schemas['Scope']

const at = (storeId: string) => ({ path: { store_id: storeId } })

export const apiKeysQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'api-keys'],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/api-keys', { params: at(storeId) })),
  })

export const createApiKey = (storeId: string, body: Schemas['CreateApiKey']) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/api-keys', { params: at(storeId), body }))

export const revokeApiKey = (storeId: string, keyId: string) =>
  unwrap(
    api.DELETE('/api/v1/stores/{store_id}/api-keys/{key_id}', {
      params: { path: { store_id: storeId, key_id: keyId } },
    }),
  )
