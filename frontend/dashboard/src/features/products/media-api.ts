import { api, unwrap, type Schemas } from '@/lib/api/client'

import { versioned } from './api'

export const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'] as const
type Accepted = (typeof ACCEPTED)[number]

export const isAccepted = (type: string): type is Accepted => (ACCEPTED as readonly string[]).includes(type)

const ofProduct = (storeId: string, productId: string) => ({ store_id: storeId, product_id: productId })

const startUpload = (storeId: string, contentType: Accepted) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/uploads', {
      params: { path: { store_id: storeId } },
      body: { content_type: contentType },
    }),
  )

/** What a person should do about a file that did not arrive. */
export class UploadFailed extends Error {}

/** Sends the file as the form that the address asks for. Only XMLHttpRequest tells how far it is. */
function send({ url, fields }: Schemas['UploadOut'], file: File, onProgress: (share: number) => void) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', file)
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new UploadFailed('The file was refused. Try again.'))
    request.onerror = () => reject(new UploadFailed('The connection broke. Try again.'))
    request.send(form)
  })
}

const inMegabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024)

/** Puts the file where the picture pipeline finds it; returns the upload's id. */
export async function upload(storeId: string, file: File, onProgress: (share: number) => void): Promise<string> {
  if (!isAccepted(file.type)) throw new UploadFailed('Only JPEG, PNG, WebP, AVIF and GIF pictures can be shown.')
  const address = await startUpload(storeId, file.type)
  if (file.size > address.most_bytes) {
    throw new UploadFailed(`The file is larger than ${inMegabytes(address.most_bytes)} MB. Make it smaller first.`)
  }
  await send(address, file, onProgress)
  return address.upload_id
}

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
