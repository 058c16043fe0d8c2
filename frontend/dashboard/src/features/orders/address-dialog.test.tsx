import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import { AddressDialog } from './address-dialog'
import type { Order } from './api'

const typed = {
  name: 'Ada Lovelace',
  company: '',
  line1: 'Torstr. 1',
  line2: '',
  postal_code: '10119',
  city: 'Berlin',
  province: '',
  country: 'DE',
  phone: '',
  tax_id: '',
}
const order = { id: 'o1', number: 1042, version: 7, address: { ...typed, note: 'Phone extension 5' } as Order['address'] } as Order

function addresses(differences: string[]) {
  const sent: { body: unknown; version: string | null }[] = []
  server.use(
    http.post(url('/stores/store-1/orders/o1/address/preview'), () => HttpResponse.json({ items: differences })),
    http.put(url('/stores/store-1/orders/o1/address'), async ({ request }) => {
      sent.push({ body: await request.json(), version: request.headers.get('if-match') })
      return HttpResponse.json(order)
    }),
  )
  return sent
}

async function correct() {
  const street = screen.getByRole('textbox', { name: 'Street and number' })
  await userEvent.clear(street)
  await userEvent.type(street, 'Torstr. 2')
  await userEvent.click(screen.getByRole('button', { name: 'Change address' }))
}

test('a correction is sent with the version that was read, and nothing that is no field', async () => {
  const sent = addresses([])
  let isClosed = false
  await renderPage(<AddressDialog order={order} onClose={() => (isClosed = true)} />)

  await correct()

  await waitFor(() => expect(isClosed).toBe(true))
  expect(sent).toEqual([{ body: { ...typed, line1: 'Torstr. 2' }, version: '"7"' }])
})

test('what would have cost something else is said before it is sent', async () => {
  const sent = addresses(['Delivery to France begins at €9.90.'])
  await renderPage(<AddressDialog order={order} onClose={() => undefined} />)

  await correct()
  expect(await screen.findByText('Delivery to France begins at €9.90.')).toBeTruthy()
  expect(sent).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Change anyway' }))

  await waitFor(() => expect(sent).toHaveLength(1))
})
