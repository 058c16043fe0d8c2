import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { Order } from './api'
import { RefundDialog } from './refund-dialog'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const order = {
  id: 'o1',
  number: 1042,
  currency: 'EUR',
  payment: { captured: eur(5000), refunded: eur(1500), refundable: eur(3500) },
} as Order

function refunds() {
  const sent: { body: unknown; key: string | null }[] = []
  server.use(
    http.post(url('/stores/store-1/orders/o1/refunds'), async ({ request }) => {
      sent.push({ body: await request.json(), key: request.headers.get('idempotency-key') })
      return HttpResponse.json({ id: 'r1', amount: eur(1000), reason: 'Late', state: 'succeeded', requested_at: '', failure: null }, { status: 201 })
    }),
  )
  return sent
}

async function open() {
  const sent = refunds()
  let isClosed = false
  await renderPage(<RefundDialog order={order} onClose={() => (isClosed = true)} />)
  const amount = screen.getByRole('textbox', { name: 'Amount in EUR' })
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Late')
  return { sent, amount, isClosed: () => isClosed }
}

test('everything that is left is offered, and no more than that is sent', async () => {
  const { sent, amount } = await open()
  expect((amount as HTMLInputElement).value).toBe('35.00')

  await userEvent.clear(amount)
  await userEvent.type(amount, '35.01')
  await userEvent.click(screen.getByRole('button', { name: 'Refund €35.01' }))

  expect(await screen.findByText('At most €35.00 is left to refund.')).toBeTruthy()
  expect(sent).toEqual([])
})

test('a part is sent in minor units, with a key that a repeat would carry again', async () => {
  const { sent, amount, isClosed } = await open()

  await userEvent.clear(amount)
  await userEvent.type(amount, '10')
  expect(screen.getByText('€25.00 stays with you')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Refund €10.00' }))

  await waitFor(() => expect(isClosed()).toBe(true))
  expect(sent).toEqual([{ body: { amount: eur(1000), reason: 'Late' }, key: expect.stringMatching(/^[\da-f-]{36}$/) }])
})
