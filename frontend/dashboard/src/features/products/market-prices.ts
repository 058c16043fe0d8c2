import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'

import { api, unwrap, type Schemas } from '@/lib/api/client'
import { ApiProblem, messageOf } from '@/lib/api/problem'
import { amount } from '@/lib/fields'

import { productsKey } from './api'

export type ProductInMarket = Schemas['ProductInMarketOut']

/** What was typed for a variant in a market; no price is what the rate makes of the usual one. */
export interface MarketPrice {
  price: number | null
  before: number | null
}

/** Only what was changed, by market and variant. */
export type MarketPrices = Record<string, MarketPrice>

export const cellOf = (marketId: string, variantId: string) => `${marketId}/${variantId}`

export const marketPricesSchema = z.record(
  z.string(),
  z
    .object({ price: amount('Price').nullable(), before: amount('Price before').nullable() })
    .refine(({ price, before }) => before === null || (price !== null && before > price), {
      path: ['before'],
      error: 'The price before is higher than the price, or empty.',
    }),
)

export const marketPricesQuery = (storeId: string, productId: string) =>
  queryOptions({
    queryKey: [...productsKey(storeId), 'one', productId, 'market-prices'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/stores/{store_id}/products/{product_id}/market-prices', {
          params: { path: { store_id: storeId, product_id: productId } },
        }),
      ),
  })

/** One call for each market with changes, after the product itself is saved. Variants that went with
 * the save are left out. */
export async function saveMarketPrices(
  storeId: string,
  productId: string,
  typed: MarketPrices,
  markets: ProductInMarket[],
  stayed: ReadonlySet<string>,
) {
  for (const { market_id, market_name, currency } of markets) {
    const money = (minor: number | null) => (minor === null ? null : { amount: minor, currency })
    const changes = Object.entries(typed).flatMap(([cell, { price, before }]) => {
      const [market, variant_id] = cell.split('/') as [string, string]
      return market === market_id && stayed.has(variant_id)
        ? [{ variant_id, price: money(price), compare_at: price === null ? null : money(before) }]
        : []
    })
    if (changes.length === 0) continue
    try {
      await unwrap(
        api.PATCH('/api/v1/stores/{store_id}/products/{product_id}/market-prices/{market_id}', {
          params: { path: { store_id: storeId, product_id: productId, market_id } },
          body: { changes },
        }),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const why = error.fields[0]?.message ?? messageOf(error)
      throw new ApiProblem(error.status, error.code, `The product is saved, its prices in ${market_name} are not: ${why}`, [])
    }
  }
}
