import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type Market = Schemas['MarketOut']
export type MarketIn = Schemas['MarketIn']
export type Quote = Schemas['QuoteOut']
export type Currency = Schemas['CurrencyOut']
export type Currencies = Schemas['CurrenciesOut']
export type Country = Schemas['CountryOut']
export type ProductInMarket = Schemas['ProductInMarketOut']
export type VariantInMarket = Schemas['VariantInMarketOut']
export type PriceChange = Schemas['MarketPriceIn']

const at = (storeId: string) => ({ path: { store_id: storeId } })
const one = (storeId: string, marketId: string) => ({ path: { store_id: storeId, market_id: marketId } })

export const marketsKey = (storeId: string) => ['stores', storeId, 'markets'] as const

export const marketsQuery = (storeId: string) =>
  queryOptions({
    queryKey: marketsKey(storeId),
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/markets', { params: at(storeId) })),
  })

export const readMarket = (storeId: string, marketId: string) =>
  unwrapVersioned(api.GET('/api/v1/stores/{store_id}/markets/{market_id}', { params: one(storeId, marketId) }))

export const marketQuery = (storeId: string, marketId: string) =>
  queryOptions({ queryKey: [...marketsKey(storeId), marketId], queryFn: () => readMarket(storeId, marketId) })

export const createMarket = (storeId: string, body: MarketIn, headers: { 'Idempotency-Key': string }) =>
  unwrapVersioned(api.POST('/api/v1/stores/{store_id}/markets', { params: at(storeId), body, headers }))

export const replaceMarket = (storeId: string, marketId: string, body: MarketIn, etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/markets/{market_id}', {
      params: one(storeId, marketId),
      body,
      headers: ifMatch(etag),
    }),
  )

export const deleteMarket = (storeId: string, marketId: string) =>
  unwrap(api.DELETE('/api/v1/stores/{store_id}/markets/{market_id}', { params: one(storeId, marketId) }))

/** What prices would be with these settings, saved or not. */
export const previewQuery = (storeId: string, market: MarketIn, amounts: number[]) =>
  queryOptions({
    queryKey: [...marketsKey(storeId), 'preview', market, amounts],
    queryFn: () =>
      unwrap(
        api.POST('/api/v1/stores/{store_id}/markets/preview', { params: at(storeId), body: { market, amounts } }),
      ),
    staleTime: 60_000,
    retry: false,
  })

export const currenciesQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'currencies'],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/currencies', { params: at(storeId) })),
  })

export const countriesQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'shipping', 'countries'],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/shipping/countries', { params: at(storeId) })),
    staleTime: Infinity,
  })

export const pricesKey = (storeId: string, marketId: string) => [...marketsKey(storeId), marketId, 'prices'] as const

export const pricesQuery = (storeId: string, marketId: string, q: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: [...pricesKey(storeId, marketId), q, cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/markets/{market_id}/prices', {
          params: { ...one(storeId, marketId), query: { q, limit: 25, ...(cursor ? { cursor } : {}) } },
        }),
      ),
  })

export const changePrices = (storeId: string, productId: string, marketId: string, changes: PriceChange[]) =>
  unwrap(
    api.PATCH('/api/v1/stores/{store_id}/products/{product_id}/market-prices/{market_id}', {
      params: { path: { store_id: storeId, product_id: productId, market_id: marketId } },
      body: { changes },
    }),
  )

/** A market as it would be sent to make it anew: what undoing a deletion needs. */
export const asNew = (market: Market): MarketIn => ({
  name: market.name,
  currency: market.currency,
  countries: market.countries,
  adjustment_basis_points: market.adjustment_basis_points,
  margin_basis_points: market.margin_basis_points,
  manual_rate: market.manual_rate,
  rounding: market.rounding,
  is_enabled: market.is_enabled,
})
