import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import { NewsletterPage } from './newsletter-page'
import { SubscriberPage } from './subscriber-page'

const ada = {
  id: 'key-1',
  email: 'ada@example.com',
  state: 'subscribed',
  language: 'en',
  source: 'form',
  asked_at: '2026-06-01T10:00:00Z',
  confirmed_at: '2026-06-01T10:05:00Z',
  left_at: null,
}
const ledger = [
  { at: '2026-06-01T10:00:00Z', said: 'asked', source: 'form', text: 'E-mail me news.', language: 'en', ip_hash: 'abc' },
  { at: '2026-06-01T10:05:00Z', said: 'confirmed', source: 'mail', text: '', language: 'en', ip_hash: 'abc' },
]

test('the list asks for a status and says who subscribed where', async () => {
  const asked: string[] = []
  server.use(
    http.get(url('/stores/store-1/newsletter'), ({ request }) => {
      asked.push(new URL(request.url).search)
      return HttpResponse.json({ items: [ada], next_cursor: null })
    }),
  )
  await renderPage(<NewsletterPage />)

  expect((await screen.findAllByText('ada@example.com')).length).toBeGreaterThan(0)
  expect(screen.getByText('A form in the shop')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Not confirmed yet' }))
  expect(asked.at(-1)).toBe('?status=pending')
})

test('the proof is shown, and who asked for it is unsubscribed', async () => {
  let state = 'subscribed'
  server.use(
    http.get(url('/stores/store-1/newsletter/key-1'), () => HttpResponse.json({ ...ada, state, ledger })),
    http.post(url('/stores/store-1/newsletter/key-1/unsubscribe'), () => {
      state = 'unsubscribed'
      return HttpResponse.json({ ...ada, state })
    }),
  )
  await renderPage(<SubscriberPage subscriberId="key-1" />)

  expect(await screen.findByText('Asked to subscribe · A form in the shop')).toBeTruthy()
  expect(screen.getByText('E-mail me news.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Unsubscribe' }))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Unsubscribe' }))

  expect(await screen.findByText('ada@example.com gets no more news')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Unsubscribe' })).toBeNull()
})
