import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type Invoice = Schemas['InvoiceOut']
export type InvoiceSettings = Schemas['InvoiceSettingsOut']

const at = (storeId: string) => ({ path: { store_id: storeId } })
const one = (storeId: string, invoiceId: string) => ({ params: { path: { store_id: storeId, invoice_id: invoiceId } } })

export const invoicesKey = (storeId: string) => ['stores', storeId, 'invoices'] as const

export const invoicesQuery = (storeId: string, { q, cursor }: { q?: string; cursor?: string }) => ({
  queryKey: [...invoicesKey(storeId), 'list', q ?? '', cursor ?? ''],
  queryFn: () =>
    unwrap(
      api.GET('/api/v1/stores/{store_id}/invoices', {
        params: { ...at(storeId), query: { ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) } },
      }),
    ),
})

export const downloadInvoice = (storeId: string, invoiceId: string) =>
  unwrap(api.GET('/api/v1/stores/{store_id}/invoices/{invoice_id}/file', one(storeId, invoiceId)))

export const sendInvoice = (storeId: string, invoiceId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/invoices/{invoice_id}/send', one(storeId, invoiceId)))

export const readInvoiceSettings = (storeId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/invoices/settings', { params: at(storeId) }))

export const invoiceSettingsQuery = (storeId: string) =>
  queryOptions({ queryKey: [...invoicesKey(storeId), 'settings'], queryFn: () => readInvoiceSettings(storeId) })

export const saveInvoiceSettings = (storeId: string, body: Schemas['InvoiceSettingsIn'], etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/invoices/settings', { params: at(storeId), body, headers: ifMatch(etag) }),
  )
