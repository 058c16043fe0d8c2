import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type Zone = Schemas['ZoneOut']
export type ZoneIn = Schemas['ZoneIn']
export type Rate = Schemas['RateOut']
export type Country = Schemas['CountryOut']

const at = (storeId: string) => ({ path: { store_id: storeId } })
const one = (storeId: string, zoneId: string) => ({ path: { store_id: storeId, zone_id: zoneId } })

export const zonesKey = (storeId: string) => ['stores', storeId, 'shipping', 'zones'] as const

export const zonesQuery = (storeId: string) =>
  queryOptions({
    queryKey: zonesKey(storeId),
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/shipping/zones', { params: at(storeId) })),
  })

export const readZone = (storeId: string, zoneId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/shipping/zones/{zone_id}', { params: one(storeId, zoneId) }))

export const zoneQuery = (storeId: string, zoneId: string) =>
  queryOptions({ queryKey: [...zonesKey(storeId), zoneId], queryFn: () => readZone(storeId, zoneId) })

export const createZone = (storeId: string, body: ZoneIn, headers: { 'Idempotency-Key': string }) =>
  unwrapVersioned(
    api.POST('/api/v1/stores/{store_id}/shipping/zones', { params: at(storeId), body, headers }),
  )

export const replaceZone = (storeId: string, zoneId: string, body: ZoneIn, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/shipping/zones/{zone_id}', {
      params: one(storeId, zoneId),
      body,
      headers: ifMatch(etag),
    }),
  )

export const deleteZone = (storeId: string, zoneId: string) =>
  unwrap(api.DELETE('/api/v1/stores/{store_id}/shipping/zones/{zone_id}', { params: one(storeId, zoneId) }))

export const countriesQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'shipping', 'countries'],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/shipping/countries', { params: at(storeId) })),
    staleTime: Infinity,
  })

export const countryQuery = (storeId: string, country: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'shipping', 'countries', country],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/shipping/countries/{country}', {
          params: { path: { store_id: storeId, country } },
        }),
      ),
    staleTime: Infinity,
  })

/** A zone as it would be sent to make it anew: what undoing a deletion needs. */
export const asNew = ({ name, is_rest_of_world, places, rates }: Zone): ZoneIn => ({
  name,
  is_rest_of_world,
  places,
  rates: rates.map(({ id: _gone, ...rate }) => rate),
})
