import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { Review } from './api'
import { ImportDialog } from './import-dialog'
import { ReviewsPage } from './reviews-page'

const review = (id: string, overrides: Partial<Review> = {}): Review => ({
  id,
  product_id: 'p-1',
  product_title: 'Arc desk lamp',
  product_handle: 'arc-desk-lamp',
  author_name: 'Ada L.',
  email: 'ada@shop.test',
  stars: 4,
  title: `Title ${id}`,
  text: 'Bright.',
  photos: [],
  status: 'pending',
  held_for: 'contact',
  is_verified: true,
  source: 'mail',
  origin: '',
  order_id: 'o-1',
  written_at: '2026-11-20T10:00:00Z',
  edited_at: null,
  reply: '',
  replied_at: null,
  version: 1,
  ...overrides,
})

/** A small shop of reviews behind the API. */
function serve(...reviews: Review[]) {
  const kept = new Map(reviews.map((one) => [one.id, one]))
  const change = (id: unknown, changes: Partial<Review>) => {
    const next = { ...(kept.get(String(id)) as Review), ...changes }
    kept.set(String(id), next)
    return HttpResponse.json(next)
  }
  server.use(
    http.get(url('/stores/store-1/reviews'), ({ request }) => {
      const status = new URL(request.url).searchParams.get('status')
      const items = [...kept.values()].filter((one) => !status || one.status === status)
      return HttpResponse.json({ items, next_cursor: null })
    }),
    http.get(url('/stores/store-1/reviews/:id'), ({ params }) => HttpResponse.json(kept.get(String(params.id)))),
    http.put(url('/stores/store-1/reviews/:id/status'), async ({ params, request }) =>
      change(params.id, (await request.json()) as Partial<Review>),
    ),
    http.put(url('/stores/store-1/reviews/:id/reply'), async ({ params, request }) =>
      change(params.id, { reply: ((await request.json()) as { text: string }).text }),
    ),
  )
  return kept
}

const drawer = async () => within(await screen.findByRole('dialog'))

test('a waiting review says why it waits, is published by one click, and taken back by another', async () => {
  const kept = serve(review('r-1'))
  await renderPage(<ReviewsPage />)

  await userEvent.click((await screen.findAllByRole('button', { name: 'Title r-1' }))[0] as HTMLElement)
  expect(await (await drawer()).findByText('It has a link, an e-mail address or a telephone number.')).toBeTruthy()
  await userEvent.click((await drawer()).getByRole('button', { name: 'Publish' }))

  await waitFor(() => expect(kept.get('r-1')?.status).toBe('published'))
  // without styles, the toast cannot say that it may be clicked beside an open drawer
  const user = userEvent.setup({ pointerEventsCheck: 0 })
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(kept.get('r-1')?.status).toBe('pending'))
})

test('an answer is saved, and its words stay in the field', async () => {
  const kept = serve(review('r-1'))
  await renderPage(<ReviewsPage />)

  await userEvent.click((await screen.findAllByRole('button', { name: 'Title r-1' }))[0] as HTMLElement)
  await userEvent.type(await (await drawer()).findByLabelText('Your answer'), 'Thank you!')
  await userEvent.click((await drawer()).getByRole('button', { name: 'Save answer' }))

  await waitFor(() => expect(kept.get('r-1')?.reply).toBe('Thank you!'))
})

test('an import names the rows that were left out', async () => {
  const sent: unknown[] = []
  server.use(
    http.post(url('/stores/store-1/reviews/import'), async ({ request }) => {
      sent.push(await request.json())
      const problems = [{ row: 3, field: 'stars', message: 'Choose one to five stars.' }]
      return HttpResponse.json({ taken: 1, known: 0, problems }, { status: 201 })
    }),
  )
  await renderPage(<ImportDialog onClose={() => undefined} />)

  await userEvent.type(screen.getByLabelText('Where they were written'), 'AliExpress')
  await userEvent.upload(screen.getByLabelText('File'), new File(['product,stars,author\n'], 'r.csv', { type: 'text/csv' }))
  await userEvent.click(screen.getByRole('button', { name: 'Import reviews' }))

  expect(await screen.findByText('Row 3, stars: Choose one to five stars.')).toBeTruthy()
  expect(sent).toEqual([{ origin: 'AliExpress', csv: 'product,stars,author\n' }])
})
