import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type TaxSettings = Schemas['TaxSettingsOut']
export type TaxSettingsIn = Schemas['TaxSettingsIn']
export type TaxReference = Schemas['TaxReferenceOut']
export type Calculation = Schemas['CalculationOut']
export type CalculatorIn = Schemas['CalculatorIn']
export type TaxRow = Schemas['TaxRowOut']

const at = (storeId: string) => ({ path: { store_id: storeId } })
export const taxKey = (storeId: string) => ['stores', storeId, 'tax'] as const

export const readTaxSettings = (storeId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/tax/settings', { params: at(storeId) }))

export const taxSettingsQuery = (storeId: string) =>
  queryOptions({ queryKey: [...taxKey(storeId), 'settings'], queryFn: () => readTaxSettings(storeId) })

export const saveTaxSettings = (storeId: string, body: TaxSettingsIn, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/tax/settings', { params: at(storeId), body, headers: ifMatch(etag) }),
  )

export const connectProvider = (storeId: string, body: Schemas['ConnectTaxProvider']) =>
  unwrap(api.PUT('/api/v1/stores/{store_id}/tax/provider', { params: at(storeId), body }))

export const disconnectProvider = (storeId: string) =>
  unwrap(api.DELETE('/api/v1/stores/{store_id}/tax/provider', { params: at(storeId) }))

export const referenceQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...taxKey(storeId), 'reference'],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/tax/reference', { params: at(storeId) })),
    staleTime: Infinity,
  })

export const calculate = (storeId: string, body: CalculatorIn) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/tax/calculator', { params: at(storeId), body }))

export interface Months {
  first_month?: string
  last_month?: string
}

export const reportQuery = (storeId: string, months: Months) =>
  queryOptions({
    queryKey: [...taxKey(storeId), 'report', months.first_month ?? '', months.last_month ?? ''],
    queryFn: () =>
      unwrap(api.GET('/api/v1/stores/{store_id}/tax/report', { params: { ...at(storeId), query: months } })),
  })

export const reportFile = (storeId: string, months: Months) =>
  unwrap(api.GET('/api/v1/stores/{store_id}/tax/report/file', { params: { ...at(storeId), query: months } }))
