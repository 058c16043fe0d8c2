import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Suspense } from 'react'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { GiftCard } from './api'
import { GiftCardPage } from './gift-card-page'
import { IssueDialog } from './issue-dialog'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const card: GiftCard = {
  id: 'c1',
  masked: '•••• 7K2Q',
  status: 'active',
  balance: eur(5000),
  held: eur(1000),
  initial: eur(5000),
  source: 'issued',
  recipient_name: 'Ada',
  recipient_email: 'ada@example.com',
  message: '',
  sender_name: '',
  sender_email: '',
  note: '',
  order_id: null,
  order_number: null,
  send_at: null,
  sent_at: '2026-01-01T00:00:00Z',
  expires_at: null,
  disabled_at: null,
  disabled_reason: '',
  created_at: '2026-01-01T00:00:00Z',
  version: 1,
}
const PATH = '/stores/store-1/gift-cards'

function served() {
  const asked: string[] = []
  let now = card
  server.use(
    http.get(url(`${PATH}/c1`), () => HttpResponse.json(now)),
    http.get(url(`${PATH}/c1/entries`), () =>
      HttpResponse.json({ items: [{ id: 'e1', kind: 'spent', amount: eur(-1250), order_id: 'o1', reason: '', actor: 'shopper', at: '2026-01-02T00:00:00Z' }], next_cursor: null }),
    ),
    http.get(url(`${PATH}/totals`), () => HttpResponse.json({ items: [], next_cursor: null })),
    http.post(url(`${PATH}/c1/disable`), async ({ request }) => {
      asked.push(`disable ${JSON.stringify(await request.json())}`)
      return HttpResponse.json((now = { ...card, status: 'disabled', disabled_reason: 'By hand' }))
    }),
    http.post(url(`${PATH}/c1/enable`), () => {
      asked.push('enable')
      return HttpResponse.json((now = card))
    }),
  )
  return asked
}

test('a card is disabled at once, and the way back is offered', async () => {
  const asked = served()
  await renderPage(
    <Suspense>
      <GiftCardPage cardId="c1" />
    </Suspense>,
  )
  expect(await screen.findByText('−€12.50')).toBeTruthy()

  await userEvent.click(await screen.findByRole('button', { name: 'More actions' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Disable gift card' }))

  expect(await screen.findByText('By hand')).toBeTruthy()
  expect(screen.getByText('Disabled')).toBeTruthy()
  expect(asked).toEqual(['disable {"reason":"By hand"}'])
})

test('a card is issued in minor units of a currency that is sold in, and its code is shown once', async () => {
  const sent: unknown[] = []
  const markets = [
    { currency: 'JPY', is_enabled: true },
    { currency: 'GBP', is_enabled: false },
  ]
  server.use(
    http.get(url('/stores/store-1/markets'), () => HttpResponse.json({ items: markets })),
    http.post(url(PATH), async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ ...card, code: 'ABCD-EFGH-JKMN-7K2Q' }, { status: 201 })
    }),
  )
  await renderPage(<IssueDialog onClose={() => undefined} />)

  await userEvent.click(screen.getByRole('button', { name: 'Issue gift card' }))
  expect(await screen.findByText('Enter what the card is worth.')).toBeTruthy()
  const currency = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Currency' })
  expect([...currency.options].map((option) => option.value)).toEqual(['EUR', 'JPY'])
  await userEvent.selectOptions(currency, 'JPY')
  await userEvent.type(screen.getByRole('textbox', { name: 'Worth in JPY' }), '5000')
  await userEvent.click(screen.getByRole('button', { name: 'Issue gift card' }))

  expect(await screen.findByText('ABCD-EFGH-JKMN-7K2Q')).toBeTruthy()
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ amount: { amount: 5000, currency: 'JPY' }, recipient_email: '', send_on: null, expires_on: null })
})
