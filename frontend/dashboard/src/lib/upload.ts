import { api, unwrap, type Schemas } from '@/lib/api/client'

export const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'] as const
type Accepted = (typeof ACCEPTED)[number]
type Purpose = NonNullable<Schemas['StartUpload']['purpose']>

export const isAccepted = (type: string): type is Accepted => (ACCEPTED as readonly string[]).includes(type)

/** What a person should do about a file that did not arrive. */
export class UploadFailed extends Error {}

const startUpload = (storeId: string, contentType: Accepted, purpose: Purpose) =>
  unwrap(
    api.POST('/api/v1/stores/{store_id}/uploads', {
      params: { path: { store_id: storeId } },
      body: { content_type: contentType, purpose },
    }),
  )

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
export async function upload(
  storeId: string,
  file: File,
  onProgress: (share: number) => void,
  purpose: Purpose = 'picture',
): Promise<string> {
  if (!isAccepted(file.type)) throw new UploadFailed('Only JPEG, PNG, WebP, AVIF and GIF pictures can be shown.')
  const address = await startUpload(storeId, file.type, purpose)
  if (file.size > address.most_bytes) {
    throw new UploadFailed(`The file is larger than ${inMegabytes(address.most_bytes)} MB. Make it smaller first.`)
  }
  await send(address, file, onProgress)
  return address.upload_id
}

const LOOKS = 120
const PAUSE_MS = 500

/** Looks until the pipeline has made its sizes of an upload. */
export async function finished(storeId: string, uploadId: string): Promise<Schemas['MadePictureOut']> {
  for (let look = 0; look < LOOKS; look += 1) {
    const now = await unwrap(
      api.GET('/api/v1/stores/{store_id}/uploads/{upload_id}', {
        params: { path: { store_id: storeId, upload_id: uploadId } },
      }),
    )
    if (now.picture) return now.picture
    if (now.state === 'failed') throw new UploadFailed(now.problem)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  throw new UploadFailed('The picture is not ready yet. Try again in a minute.')
}
