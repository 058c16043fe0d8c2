import { queryOptions, type QueryClient } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas, type Versioned } from '@/lib/api/client'
import { isProblemWith } from '@/lib/api/problem'

export type Supplier = Schemas['SupplierOut']
export type SupplierKind = Supplier['kind']
export type ConnectSupplier = Schemas['ConnectSupplier']
export type MarkupRule = Schemas['MarkupRuleOut']

const ofStore = (storeId: string) => ({ path: { store_id: storeId } })
const ofSupplier = (storeId: string, supplierId: string) => ({ path: { store_id: storeId, supplier_id: supplierId } })

export const suppliersKey = (storeId: string) => ['stores', storeId, 'suppliers'] as const

export const suppliersQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...suppliersKey(storeId), 'list'] as const,
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/suppliers', { params: ofStore(storeId) })),
    staleTime: 30_000,
  })

export const readSupplier = (storeId: string, supplierId: string) =>
  unwrapVersioned(
    api.GET('/api/v1/stores/{store_id}/suppliers/{supplier_id}', { params: ofSupplier(storeId, supplierId) }),
  )

export const supplierQuery = (storeId: string, supplierId: string) =>
  queryOptions({
    queryKey: [...suppliersKey(storeId), 'one', supplierId] as const,
    queryFn: () => readSupplier(storeId, supplierId),
  })

/** Everything that shows suppliers, or waits for one, is asked again. */
export const refreshSuppliers = (queryClient: QueryClient, storeId: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: suppliersKey(storeId) }),
    queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'checklist'] }),
  ])

export const connectSupplier = (storeId: string, body: ConnectSupplier, key: { 'Idempotency-Key': string }) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/suppliers', { params: ofStore(storeId), body, headers: key }))

export const updateSupplier = (storeId: string, supplierId: string, body: Schemas['UpdateSupplier'], etag: string) =>
  unwrapVersioned(
    api.PATCH('/api/v1/stores/{store_id}/suppliers/{supplier_id}', {
      params: ofSupplier(storeId, supplierId),
      body,
      headers: ifMatch(etag),
    }),
  )

export const testSupplier = (storeId: string, supplierId: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/suppliers/{supplier_id}/test', { params: ofSupplier(storeId, supplierId) }),
  )

export const reconnectSupplier = (storeId: string, supplierId: string, apiKey: string) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/suppliers/{supplier_id}/reconnect', {
      params: ofSupplier(storeId, supplierId),
      body: { api_key: apiKey || null },
    }),
  )

export const removeSupplier = (storeId: string, supplierId: string, reassignTo: string) =>
  unwrap(
    api.DELETE('/api/v1/stores/{store_id}/suppliers/{supplier_id}', {
      params: { ...ofSupplier(storeId, supplierId), query: reassignTo ? { reassign_to: reassignTo } : {} },
    }),
  )

/** Where to say yes at AliExpress; it comes back to /connect/aliexpress. */
export const authorizeAliExpress = (storeId: string, body: Schemas['AuthorizeAliExpress']) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/suppliers/aliexpress/authorize', { params: ofStore(storeId), body }))

export const finishAliExpress = (storeId: string, body: Schemas['AliExpressCallback']) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/suppliers/aliexpress/callback', { params: ofStore(storeId), body }))

/** The rule has no version of its own: what it says stands for it. */
const versioned = (rule: MarkupRule): Versioned<MarkupRule> => ({ value: rule, etag: JSON.stringify(rule) })

/** `null` while the store's currency has no rate to the dollar, so that there are no prices yet. */
export const markupQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'markup-rule'] as const,
    queryFn: async () => {
      try {
        return versioned(await unwrap(api.GET('/api/v1/stores/{store_id}/markup-rule', { params: ofStore(storeId) })))
      } catch (error) {
        if (isProblemWith(error, 'exchange_rate_missing')) return null
        throw error
      }
    },
  })

export const saveMarkup = async (storeId: string, body: Schemas['SaveMarkupRule']) =>
  versioned(await unwrap(api.PUT('/api/v1/stores/{store_id}/markup-rule', { params: ofStore(storeId), body })))
