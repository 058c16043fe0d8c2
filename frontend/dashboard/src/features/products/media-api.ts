import { api, unwrap, type Schemas } from '@/lib/api/client'

import { versioned } from './api'

const ofProduct = (storeId: string, productId: string) => ({ store_id: storeId, product_id: productId })

export const attachPicture = async (storeId: string, productId: string, uploadId: string, alt = '') =>
  versioned(
    await unwrap(
      api.POST('/api/v1/stores/{store_id}/products/{product_id}/images', {
        params: { path: ofProduct(storeId, productId) },
        body: { upload_id: uploadId, alt },
      }),
    ),
  )

export const changePicture = async (
  storeId: string,
  productId: string,
  imageId: string,
  body: Schemas['ChangeImage'],
) =>
  versioned(
    await unwrap(
      api.PATCH('/api/v1/stores/{store_id}/products/{product_id}/images/{image_id}', {
        params: { path: { ...ofProduct(storeId, productId), image_id: imageId } },
        body,
      }),
    ),
  )

export const removePicture = async (storeId: string, productId: string, imageId: string) =>
  versioned(
    await unwrap(
      api.DELETE('/api/v1/stores/{store_id}/products/{product_id}/images/{image_id}', {
        params: { path: { ...ofProduct(storeId, productId), image_id: imageId } },
      }),
    ),
  )
