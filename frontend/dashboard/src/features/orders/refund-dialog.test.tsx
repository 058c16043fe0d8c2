import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { Order, RefundPreview } from './api'
import { RefundDialog } from './refund-dialog'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const order = {
  id: 'o1',
  number: 1042,
  currency: 'EUR',
  lines: [{ line_id: 'l1', title: 'Lamp', variant_title: 'Black', quantity: 3, returned: 1 }],
  shipping_total: eur(490),
  shipping_returned: false,
  payment: { captured: eur(5000), refunded: eur(1500), refundable: eur(3500) },
} as Order

function refunds(soldCards: RefundPreview['sold_cards'] = [], closedCards: RefundPreview['closed_cards'] = []) {
  const sent: { body: unknown; key: string | null }[] = []
  server.use(
    http.post(url('/stores/store-1/orders/o1/refunds/preview'), async ({ request }) => {
      const asked = (await request.json()) as { amount?: { amount: number }; lines: { quantity: number }[]; with_shipping: boolean }
      const units = asked.lines.reduce((count, line) => count + line.quantity, 0)
      const whole = asked.amount?.amount ?? units * 1000 + (asked.with_shipping ? 490 : 0)
      const card = Math.min(whole, 1200)
      const rest = whole - card
      return HttpResponse.json({
        amount: eur(whole),
        lines: [],
        shipping: eur(0),
        tax: eur(0),
        to_card: eur(card),
        to_credits: rest ? [{ label: 'Gift card •••• 7K2Q', amount: eur(rest) }] : [],
        sold_cards: soldCards,
        closed_cards: rest ? closedCards : [],
        cards_left: eur(soldCards.reduce((sum, card) => sum + (card.is_taken ? card.left.amount : 0), 0)),
      })
    }),
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
  await userEvent.click(screen.getByRole('tab', { name: 'Amount' }))
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

test('units and delivery are worth what the server says, and it says where the money goes', async () => {
  const sent = refunds()
  await renderPage(<RefundDialog order={order} onClose={() => undefined} />)

  const units = screen.getByRole('spinbutton', { name: /Lamp/ })
  await userEvent.clear(units)
  await userEvent.type(units, '9')
  expect((units as HTMLInputElement).value).toBe('2') // one of three went back before
  await userEvent.click(screen.getByRole('checkbox', { name: 'Shipping' }))
  expect(await screen.findByText('€12.00 to the card that paid, €12.90 to Gift card •••• 7K2Q.')).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Broken')
  await userEvent.click(screen.getByRole('button', { name: 'Refund €24.90' }))

  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.body).toEqual({
    lines: [{ line_id: 'l1', quantity: 2 }],
    with_shipping: true,
    amount: eur(2490),
    reason: 'Broken',
  })
})

test('gift cards that were sold are shown with what is left, and what was seen is sent', async () => {
  const card = { line_id: 'l1', worth: eur(5000), is_disabled: false }
  const sent = refunds([
    { ...card, label: '•••• 7K2Q', spent: eur(2000), left: eur(3000), is_taken: true },
    { ...card, label: '•••• 9XYZ', spent: eur(5000), left: eur(0), is_taken: false },
  ])
  await renderPage(<RefundDialog order={order} onClose={() => undefined} />)

  await userEvent.type(screen.getByRole('spinbutton', { name: /Lamp/ }), '1')
  expect(await screen.findByText('A gift card with €30.00 left will be disabled')).toBeTruthy()
  expect(screen.getByText('•••• 7K2Q: €30.00 of €50.00 left, €20.00 spent, will be disabled')).toBeTruthy()
  expect(screen.getByText('•••• 9XYZ: €0.00 of €50.00 left, €50.00 spent, nothing to take back')).toBeTruthy()
  expect(screen.getByText(/What was spent of them stays spent/)).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Unused')
  await userEvent.click(screen.getByRole('button', { name: /^Refund €/ }))

  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.body).toMatchObject({ cards_left: eur(3000) })
})

test('a gift card that gets money back and cannot be used is named, with the way to it', async () => {
  refunds([], [{ id: 'g1', label: 'Gift card •••• 7K2Q', problem: 'disabled' }])
  await renderPage(<RefundDialog order={order} onClose={() => {}} />)
  await userEvent.click(screen.getByRole('tab', { name: 'Amount' }))

  expect(await screen.findByText('A gift card that gets money back cannot be used')).toBeTruthy()
  const card = screen.getByRole('link', { name: 'Gift card •••• 7K2Q' })
  expect(card.getAttribute('href')).toBe('/stores/store-1/gift-cards/g1')
  expect(card.parentElement?.textContent).toBe('Gift card •••• 7K2Q is disabled: enable it so that the shopper can spend what comes back.')
})
