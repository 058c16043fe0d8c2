import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { Customer } from './api'
import { EraseDialog } from './erase-dialog'

const customer = { id: 'c1', name: 'Ada Byron', email: 'ada@example.com' } as Customer

async function open() {
  const sent: unknown[] = []
  server.use(
    http.post(url('/stores/store-1/customers/c1/erase'), async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ id: 'e1', state: 'asked', asked_at: '2026-01-01T00:00:00Z' }, { status: 201 })
    }),
  )
  let isClosed = false
  await renderPage(<EraseDialog customer={customer} onClose={() => (isClosed = true)} />)
  const address = screen.getByRole('textbox', { name: 'Type ada@example.com to confirm' })
  return { sent, address, isClosed: () => isClosed }
}

test('it says what goes and what stays, and another address erases nobody', async () => {
  const { sent, address } = await open()
  expect(screen.getByText('Invoices, as they were issued, with name and address: tax law wants them kept')).toBeTruthy()

  await userEvent.type(address, 'bo@example.com')
  await userEvent.click(screen.getByRole('button', { name: 'Erase customer' }))

  expect(await screen.findByText('Type ada@example.com to confirm.')).toBeTruthy()
  expect(sent).toEqual([])
})

test('the address typed in any case erases', async () => {
  const { sent, address, isClosed } = await open()

  await userEvent.type(address, 'ADA@example.com')
  await userEvent.click(screen.getByRole('button', { name: 'Erase customer' }))

  await waitFor(() => expect(isClosed()).toBe(true))
  expect(sent).toEqual([{ email: 'ADA@example.com' }])
})
