import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage, testStore } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { Action, Fulfilments } from './api'
import { OrderActions } from './order-actions'

const action: Action = {
  id: 'o1-a1',
  order_id: 'o1',
  order_number: 1042,
  fulfilment_id: 'p1',
  kind: 'balance_low',
  problem: "CJ's balance is short by $42.10: top up, then continue.",
  choices: ['retry', 'cancel_part'],
  costs_money: ['cancel_part'],
  details: { pay_url: 'https://cj.example/pay' },
  state: 'open',
  raised_at: '2026-03-10T12:00:00Z',
  resolved_at: null,
  choice: null,
  reason: '',
}

/** The supplier order moves from waiting for money to ordered as the decisions come in. */
function api() {
  const decided: unknown[] = []
  let state = 'unpaid'
  const answer = () => ({
    items: [{ id: 'p1', state, waits_for_reconnect: false }],
    actions: decided.length === 0 ? [action] : [],
  })
  server.use(
    http.get(url('/stores/store-1/orders/o1/fulfilments'), () => HttpResponse.json(answer() as unknown as Fulfilments)),
    http.post(url('/stores/store-1/actions/o1-a1/resolve'), async ({ request }) => {
      decided.push(await request.json())
      return HttpResponse.json({ ...action, state: 'resolved', choice: 'retry' })
    }),
  )
  return { decided, order: () => (state = 'ordered') }
}

test('a decision goes on with the order and is followed until it rests', async () => {
  const { decided, order } = api()
  await renderPage(<OrderActions orderId="o1" />)

  expect(await screen.findByText(action.problem)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Open payment page' }).getAttribute('href')).toBe('https://cj.example/pay')
  await userEvent.click(screen.getByRole('button', { name: 'I topped up, continue' }))

  expect((await screen.findByRole('status')).textContent).toContain('Windlass goes on')
  await waitFor(() => expect(screen.queryByText(action.problem)).toBeNull())
  expect(decided).toEqual([{ choice: 'retry', reason: '' }])
  order()
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Done'))
})

test('what costs money asks once more, and only then is it sent', async () => {
  const { decided } = api()
  await renderPage(<OrderActions orderId="o1" />)

  await userEvent.click(await screen.findByRole('button', { name: 'Cancel and refund items' }))
  expect(await screen.findByRole('dialog', { name: 'Cancel these items of order #1042?' })).toBeTruthy()
  expect(decided).toEqual([])
  const [, confirm] = screen.getAllByRole('button', { name: 'Cancel and refund items', hidden: true })
  await userEvent.click(confirm!)

  await waitFor(() => expect(decided).toEqual([{ choice: 'cancel_part', reason: '' }]))
})

test('who may not refund cannot choose what costs money', async () => {
  const { decided } = api()
  const store = { ...testStore, can: (permission: string) => permission !== 'refunds:write' }
  await renderPage(<OrderActions orderId="o1" />, { store })

  const button = await screen.findByRole('button', { name: 'Cancel and refund items' })
  await userEvent.click(button)

  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(decided).toEqual([])
})

const withdrawal: Action = {
  ...action,
  fulfilment_id: null,
  kind: 'withdrawal',
  problem: 'The shopper withdrew from this.',
  choices: ['accept', 'decline'],
  costs_money: ['accept'],
  details: {
    words: 'Too dark.',
    refund: { amount: 2490, currency: 'EUR' },
    refund_by: '2026-03-24T12:00:00Z',
    items: [{ title: 'Lamp', variant: '', sku: '', quantity: 1 }],
  },
}

function answerable() {
  const sent: unknown[] = []
  server.use(
    http.get(url('/stores/store-1/orders/o1/fulfilments'), () => HttpResponse.json({ items: [], actions: sent.length ? [] : [withdrawal] })),
    http.post(url('/stores/store-1/actions/o1-a1/resolve'), async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ ...withdrawal, state: 'resolved' })
    }),
  )
  return sent
}

test('a withdrawal shows what the shopper wrote and the refund before it is accepted', async () => {
  const sent = answerable()
  await renderPage(<OrderActions orderId="o1" />)

  expect(await screen.findByText('Too dark.')).toBeTruthy()
  expect(screen.getByText(/Up to €24.90 to refund, by/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Accept and refund' }))
  const dialog = await screen.findByRole('dialog', { name: 'Accept the withdrawal from order #1042?' })
  expect(dialog.textContent).toContain('Up to €24.90 goes back')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Accept and refund' }))

  await waitFor(() => expect(sent).toEqual([{ choice: 'accept', reason: '' }]))
})

test('a withdrawal is declined with a reason, never without', async () => {
  const sent = answerable()
  await renderPage(<OrderActions orderId="o1" />)

  await userEvent.click(await screen.findByRole('button', { name: 'Decline' }))
  const dialog = await screen.findByRole('dialog', { name: 'Decline the withdrawal' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Decline the withdrawal' }))
  expect(await screen.findByText(/A reason is needed/)).toBeTruthy()
  expect(sent).toEqual([])
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'Made to measure.')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Decline the withdrawal' }))

  await waitFor(() => expect(sent).toEqual([{ choice: 'decline', reason: 'Made to measure.' }]))
})
