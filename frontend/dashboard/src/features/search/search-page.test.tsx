import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { SearchIndex } from './api'
import { SearchPage } from './search-page'

const index: SearchIndex = {
  version: 7,
  products: 10_000,
  bytes: 3_700_000,
  built_at: '2026-06-01T12:00:00Z',
  build_ms: 1400,
  is_waiting: false,
  waiting_seconds: 0,
  is_rebuilding: false,
  done: 0,
  total: 0,
  problem: '',
}

beforeEach(() => {
  server.use(
    http.get(url('/stores/store-1/search/index'), () => HttpResponse.json(index)),
    http.get(url('/stores/store-1/search/analytics'), () =>
      HttpResponse.json({
        days: [{ date: '2026-06-01', searches: 9, clicks: 4, without_results: 2 }],
        top: [{ query: 'Lamp', searches: 7, clicks: 4, without_results: 0 }],
        without_results: [{ query: 'zebra', searches: 2, clicks: 0, without_results: 2 }],
      }),
    ),
  )
})

test('queries are listed with how many led to a product, and those that found nothing', async () => {
  await renderPage(<SearchPage />)

  expect(within(await screen.findByRole('row', { name: /Lamp/ })).getByText('57%')).toBeTruthy()
  expect(within(screen.getByRole('row', { name: /zebra/ })).getByText('2')).toBeTruthy()
})

test('the index is rebuilt at a press, and says how far it is', async () => {
  server.use(
    http.post(url('/stores/store-1/search/rebuild'), () =>
      HttpResponse.json({ ...index, is_rebuilding: true, is_waiting: true, done: 2500, total: 10_000 }),
    ),
  )
  await renderPage(<SearchPage />)
  await userEvent.click(await screen.findByRole('button', { name: 'Rebuild index' }))

  expect(await screen.findByText('2,500 of 10,000 products')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Rebuilding' })).toHaveProperty('disabled', true)
})
