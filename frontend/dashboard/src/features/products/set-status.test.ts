import { http, HttpResponse } from 'msw'

import * as session from '@/lib/session/session'
import { server, url } from '@/testing/server'

import { setStatusOfAll } from './set-status'

const ids = Array.from({ length: 120 }, (_, at) => `p${at}`)

/** A server that knows no p7 and breaks at the part that begins with `broken`. */
function changing(broken?: string) {
  session.begin({ access_token: 'test-token', expires_in: 900 })
  const sent: number[] = []
  server.use(
    http.post(url('/stores/store-1/products/bulk-status'), async ({ request }) => {
      const { product_ids } = (await request.json()) as { product_ids: string[] }
      sent.push(product_ids.length)
      if (broken === 'all' || product_ids[0] === broken) return HttpResponse.json({ code: 'broken', message: 'Broken' }, { status: 500 })
      return HttpResponse.json({ updated: product_ids.filter((id) => id !== 'p7'), missing: [] })
    }),
  )
  return sent
}

test('many are changed in parts, and it says how far it is', async () => {
  const sent = changing()
  const told: number[] = []

  const { updated, failed } = await setStatusOfAll('store-1', ids, 'archived', (done) => told.push(done))

  expect(sent).toEqual([50, 50, 20])
  expect(told).toEqual([50, 100, 120])
  expect([updated.size, failed]).toEqual([119, 1])
})

test('a part that breaks is counted and the others are changed', async () => {
  changing('p50')

  const { updated, failed } = await setStatusOfAll('store-1', ids, 'archived')

  expect([updated.size, failed]).toEqual([69, 51])
})

test('when nothing could be changed the reason is said', async () => {
  changing('all')

  await expect(setStatusOfAll('store-1', ids, 'archived')).rejects.toThrow('Broken')
})
