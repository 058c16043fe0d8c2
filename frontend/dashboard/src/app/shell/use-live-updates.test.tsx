import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse, ws } from 'msw'

import { OrdersPage } from '@/features/orders/orders-page'
import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import { useLiveUpdates } from './use-live-updates'

const socket = ws.link('ws://live.localhost/')

const card = (number: number) => ({
  id: `o${number}`,
  number,
  placed_at: '2026-03-10T12:00:00Z',
  status: 'waiting',
  payment_status: 'paid',
  email: 'ana@example.com',
  customer: 'Ana',
  country: 'DE',
  total: { amount: 4900, currency: 'EUR' },
  total_in_store_currency: { amount: 4900, currency: 'EUR' },
  units: 1,
  profit: null,
})

function LivePage() {
  useLiveUpdates('store-1')
  return <OrdersPage />
}

test('an order that is placed elsewhere appears in the open list, marked as new', async () => {
  const orders = [card(1041)]
  let tell: (message: string) => void = () => {}
  server.use(
    http.post(url('/stores/store-1/realtime/ticket'), () => HttpResponse.json({ url: 'ws://live.localhost/' }, { status: 201 })),
    http.get(url('/stores/store-1/orders'), () => HttpResponse.json({ items: orders, next_cursor: null })),
    socket.addEventListener('connection', ({ client }) => {
      tell = (message) => client.send(message)
    }),
  )
  await renderPage(<LivePage />)
  const [before] = await screen.findAllByRole('link', { name: '#1041' })
  await waitFor(() => expect(tell.length).toBe(1))

  orders.unshift(card(1042))
  tell(JSON.stringify({ type: 'OrderPlaced', data: { order_id: 'o1042', number: 1042 } }))

  const [arrived] = await screen.findAllByRole('link', { name: '#1042' })
  const isMarked = (link: HTMLElement | undefined) => link?.closest('tr')?.classList.contains('bg-accent-soft')
  expect(isMarked(arrived)).toBe(true)
  expect(isMarked(before)).toBe(false)
  expect(screen.getByText('A new order arrived')).toBeTruthy()
})
