import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { Preview } from './api'
import { ImportPage } from './import-page'

const REFERENCE = 'https://www.aliexpress.com/item/1005008123456789.html'
const eur = (amount: number) => ({ amount, currency: 'EUR' })

const preview: Preview = {
  platform: 'aliexpress',
  external_id: '1005008123456789',
  url: REFERENCE,
  supplier_id: 'supplier-1',
  product_id: null,
  title: 'Desk lamp',
  description_html: '<p>Warm light</p>',
  options: [],
  variants: [
    {
      external_id: 'x-1',
      values: [],
      supplier_cost: { amount: 740, currency: 'USD' },
      cost: eur(681),
      price: eur(1799),
      margin_basis_points: 6214,
      stock: 12,
      image_url: null,
    },
  ],
  image_urls: [],
  is_own_rate: false,
  warnings: [],
}

function serve(found: Preview = preview) {
  server.use(
    http.get(url('/stores/store-1/suppliers'), () => HttpResponse.json({ items: [{ id: 'supplier-1', kind: 'aliexpress' }], next_cursor: null })),
    http.get(url('/stores/store-1/markup-rule'), () =>
      HttpResponse.json({ multiplier_basis_points: 25_000, fixed: 0, ending: '99', currency: 'EUR', usd_rate_micros: 920_000, is_own_rate: false }),
    ),
    http.post(url('/stores/store-1/imports/preview'), () => HttpResponse.json(found)),
  )
}

async function look() {
  const page = await renderPage(<ImportPage />)
  await userEvent.type(await screen.findByLabelText('Address or number at the supplier'), REFERENCE)
  await userEvent.click(screen.getByRole('button', { name: 'Preview product' }))
  return page
}

test('the prices follow the markup as it is typed, and the import is asked for with it', async () => {
  const asked: unknown[] = []
  serve()
  server.use(
    http.post(url('/stores/store-1/imports'), async ({ request }) => {
      asked.push(await request.json())
      const imported = { product_id: 'p-7', title: 'Desk lamp', handle: 'lamp', status: 'draft', variants: 1, images: 0, is_new: true, warnings: [] }
      return HttpResponse.json(imported, { status: 201 })
    }),
  )
  await look()
  expect(await screen.findByText('€17.99')).toBeTruthy()

  const times = screen.getByLabelText('Cost times')
  await userEvent.clear(times)
  await userEvent.type(times, '3')
  expect(screen.getByText('€20.99')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Import as draft' }))

  expect(await screen.findByText('at /stores/store-1/products/p-7')).toBeTruthy()
  expect(asked).toEqual([
    { url_or_id: REFERENCE, supplier_id: 'supplier-1', markup: { multiplier_basis_points: 30_000, fixed: 0, ending: '99' } },
  ])
})

test('what was imported before leads to its product instead', async () => {
  serve({ ...preview, product_id: 'p-3' })
  await look()

  expect((await screen.findByRole('link', { name: 'Open product' })).getAttribute('href')).toBe('/stores/store-1/products/p-3')
  expect(screen.queryByRole('button', { name: 'Import as draft' })).toBeNull()
})
