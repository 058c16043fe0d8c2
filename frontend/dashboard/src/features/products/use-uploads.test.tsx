import { act, renderHook, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'

import * as session from '@/lib/session/session'
import { server, url } from '@/testing/server'

import { useUploads } from './use-uploads'

const BUCKET = 'http://bucket.localhost/uploads'
const png = (name: string, type = 'image/png') => new File(['bytes'], name, { type })

beforeEach(() => {
  session.begin({ access_token: 'test-token', expires_in: 900 })
  URL.createObjectURL = () => 'blob:preview'
  URL.revokeObjectURL = () => {}
})

function serve(bucket: (form: FormData) => Response = () => new HttpResponse(null, { status: 204 })) {
  let started = 0
  server.use(
    http.post(url('/stores/store-1/uploads'), () => {
      started += 1
      return HttpResponse.json(
        { upload_id: `u-${started}`, url: BUCKET, fields: { key: `k-${started}` }, most_bytes: 1024 * 1024, expires_at: '' },
        { status: 201 },
      )
    }),
    http.post(BUCKET, async ({ request }) => bucket(await request.formData())),
  )
}

test('a file goes to the given address with its fields first, and is then handed on', async () => {
  const forms: string[][] = []
  const attached: string[] = []
  serve((form) => {
    forms.push([...form.keys()])
    return new HttpResponse(null, { status: 204 })
  })
  const { result } = renderHook(() => useUploads('store-1', async (id) => attached.push(id)))

  act(() => result.current.add([png('a.png'), png('b.png')]))

  await waitFor(() => expect(attached).toEqual(['u-1', 'u-2']))
  expect(forms[0]).toEqual(['key', 'file'])
  await waitFor(() => expect(result.current.items).toEqual([]))
})

test('what is no picture or too large says so, and the others arrive', async () => {
  serve()
  const large = new File([new Uint8Array(1024 * 1024 + 1)], 'large.png', { type: 'image/png' })
  const { result } = renderHook(() => useUploads('store-1'))

  act(() => result.current.add([png('notes.pdf', 'application/pdf'), large, png('c.png')]))
  await act(() => result.current.settled())

  expect(result.current.items.map(({ state, problem }) => [state, problem])).toEqual([
    ['failed', 'Only JPEG, PNG, WebP, AVIF and GIF pictures can be shown.'],
    ['failed', 'The file is larger than 1 MB. Make it smaller first.'],
    ['uploaded', ''],
  ])
})

test('a broken upload can be sent again', async () => {
  let tries = 0
  serve(() => {
    tries += 1
    return new HttpResponse(null, { status: tries === 1 ? 403 : 204 })
  })
  const { result } = renderHook(() => useUploads('store-1'))

  act(() => result.current.add([png('d.png')]))
  await waitFor(() => expect(result.current.items[0]?.state).toBe('failed'))
  act(() => result.current.retry(result.current.items[0]!))

  await waitFor(() => expect(result.current.items[0]?.state).toBe('uploaded'))
  expect(result.current.items[0]?.uploadId).toBe('u-2')
})
