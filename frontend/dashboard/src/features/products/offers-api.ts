import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

import { productsKey } from './api'

export type Offer = Schemas['OfferOut']
export type OfferIn = Schemas['OfferIn']
export type Offers = Schemas['OffersOut']

const ofProduct = (storeId: string, productId: string) => ({ path: { store_id: storeId, product_id: productId } })

export const offersQuery = (storeId: string, productId: string) =>
  queryOptions({
    queryKey: [...productsKey(storeId), 'offers', productId] as const,
    queryFn: () =>
      unwrapVersioned(
        api.GET('/api/v1/stores/{store_id}/products/{product_id}/offers', { params: ofProduct(storeId, productId) }),
      ),
  })

/** As the suppliers' own pages keep them. */
export const suppliersQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'suppliers', 'list'] as const,
    queryFn: () =>
      unwrap(api.GET('/api/v1/stores/{store_id}/suppliers', { params: { path: { store_id: storeId } } })),
    staleTime: 30_000,
  })

/** What the API takes of an offer it gave. */
export const asInput = ({ page_url: _page, ...offer }: Offer): OfferIn => offer

export const saveOffers = (storeId: string, productId: string, offers: OfferIn[], etag: string) =>
  unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/products/{product_id}/offers', {
      params: ofProduct(storeId, productId),
      body: { offers },
      headers: ifMatch(etag),
    }),
  )
