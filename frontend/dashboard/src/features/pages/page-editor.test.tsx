import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { Page } from './api'
import { EditPage, NewPage } from './page-editor'
import { PagesPage } from './pages-page'

const page: Page = {
  id: 'p-1',
  kind: 'page',
  title: 'About us',
  handle: 'about-us',
  path: '/pages/about-us',
  status: 'published',
  author: '',
  publish_at: null,
  published_at: '2026-06-01T10:00:00Z',
  blanks: 1,
  updated_at: '2026-06-01T10:00:00Z',
  created_at: '2026-06-01T10:00:00Z',
  version: 3,
  body_html: '<p>We sell <mark>what you sell</mark>.</p>',
  excerpt: 'We sell what you sell.',
  seo: { title: '', description: '' },
}
const template = { key: 'faq', title: 'Questions and answers', description: 'What shoppers ask.', body_html: '<h3>How long?</h3><p><mark>days</mark></p>' }

test('a template fills title and text, and says which blanks are left', async () => {
  const sent: unknown[] = []
  server.use(
    http.get(url('/stores/store-1/pages/templates'), () => HttpResponse.json({ items: [template], next_cursor: null })),
    http.post(url('/stores/store-1/pages'), async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ ...page, id: 'p-2' }, { status: 201 })
    }),
  )
  await renderPage(<NewPage kind="page" />)

  await userEvent.click(await screen.findByRole('button', { name: /Questions and answers/ }))

  expect(screen.getByText('One blank is left to fill in')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('at /stores/store-1/pages/p-2')).toBeTruthy()
  expect(sent).toEqual([
    expect.objectContaining({ kind: 'page', title: 'Questions and answers', body_html: template.body_html, status: 'draft', handle: null, publish_at: null }),
  ])
})

test('a moment is sent by the clocks of the store', async () => {
  const sent: { publish_at?: string | null; status?: string }[] = []
  server.use(
    http.get(url('/stores/store-1/pages/p-1'), () => HttpResponse.json(page, { headers: { ETag: '"3"' } })),
    http.put(url('/stores/store-1/pages/p-1'), async ({ request }) => {
      expect(request.headers.get('if-match')).toBe('"3"')
      sent.push((await request.json()) as { publish_at: string })
      return HttpResponse.json({ ...page, version: 4 }, { headers: { ETag: '"4"' } })
    }),
  )
  await renderPage(<EditPage pageId="p-1" />)

  await userEvent.click(await screen.findByRole('radio', { name: /From a moment on/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect((await screen.findAllByText('Say when.')).length).toBeGreaterThan(0)
  await userEvent.type(screen.getByLabelText(/^When/), '2027-01-02T09:30')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))

  expect(await screen.findByText('Page saved')).toBeTruthy()
  expect(sent[0]).toMatchObject({ status: 'published', publish_at: '2027-01-02T09:30:00Z' })
})

test('a deleted page is brought back from the list', async () => {
  let isBack = false
  server.use(
    http.get(url('/stores/store-1/pages'), () =>
      HttpResponse.json({ items: [{ ...page, status: isBack ? 'published' : 'deleted' }], next_cursor: null }),
    ),
    http.post(url('/stores/store-1/pages/p-1/restore'), () => {
      isBack = true
      return HttpResponse.json(page, { headers: { ETag: '"4"' } })
    }),
  )
  await renderPage(<PagesPage />, { at: '/page?status=deleted' })

  await userEvent.click((await screen.findAllByRole('button', { name: 'Bring back' }))[0]!)

  expect(await screen.findByText('“About us” is back at /pages/about-us')).toBeTruthy()
})
