import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { lamp } from '@/testing/sample-product'
import { server, url } from '@/testing/server'

import type { Product, SaveProduct } from './api'
import type { ProductInMarket } from './market-prices'
import { ProductPage } from './product-page'

const PATH = '/stores/store-1/products/p-1'
const answer = (product: Product) => HttpResponse.json(product, { headers: { ETag: `"${product.version}"` } })

const usd = (amount: number) => ({ amount, currency: 'USD' })
const states: ProductInMarket = {
  product_id: 'p-1',
  product_title: 'Desk lamp',
  status: 'active',
  market_id: 'm-us',
  market_name: 'United States',
  currency: 'USD',
  is_enabled: true,
  variants: ['Black', 'White'].map((title, at) => ({
    variant_id: `v-${at + 1}`,
    title,
    sku: '',
    usual: { amount: 1000, currency: 'EUR' },
    usual_compare_at: null,
    converted: usd(1090),
    price: title === 'Black' ? usd(1200) : null,
    compare_at: null,
  })),
}

function serve(product: Product = lamp, markets: ProductInMarket[] = []) {
  server.use(
    http.get(url(PATH), () => answer(product)),
    http.get(url('/stores/store-1/products'), () => HttpResponse.json({ items: [], next_cursor: null })),
    http.get(url(`${PATH}/market-prices`), () => HttpResponse.json({ items: markets, next_cursor: null })),
    http.get(url(`${PATH}/offers`), () => HttpResponse.json({ offers: [], version: 0 }, { headers: { ETag: '"0"' } })),
    http.get(url('/stores/store-1/categories'), () => HttpResponse.json({ items: [], removed: [], version: 0, next_cursor: null })),
    http.get(url('/stores/store-1/collections'), () => HttpResponse.json({ items: [], next_cursor: null })),
    http.get(url('/stores/store-1/recommendations/products/p-1'), () =>
      HttpResponse.json({ product_ids: [], items: [], version: 0 }, { headers: { ETag: '"0"' } }),
    ),
    http.get(url('/stores/store-1/suppliers'), () => HttpResponse.json({ items: [], next_cursor: null })),
  )
}

async function open() {
  await renderPage(<ProductPage productId="p-1" />)
  return screen.findByLabelText('Price of White')
}

async function retype(input: HTMLElement, text: string) {
  await userEvent.clear(input)
  await userEvent.type(input, text)
}
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }))

test('a price typed in the table is saved in minor units, and every variant keeps its id', async () => {
  const sent: { body: SaveProduct; etag: string | null }[] = []
  serve()
  server.use(
    http.put(url(PATH), async ({ request }) => {
      sent.push({ body: (await request.json()) as SaveProduct, etag: request.headers.get('if-match') })
      return answer({ ...lamp, version: 5 })
    }),
  )

  await retype(await open(), '12,5')
  await save()

  expect(await screen.findByText('Product saved')).toBeTruthy()
  expect(sent[0]?.etag).toBe('"4"')
  expect(sent[0]?.body.variants.map(({ id, price, stock }) => [id, price, stock])).toEqual([
    ['v-1', { amount: 1000, currency: 'EUR' }, null],
    ['v-2', { amount: 1250, currency: 'EUR' }, null],
  ])
})

test('what the server refuses of one variant is told at its cell', async () => {
  serve()
  server.use(
    http.put(url(PATH), () =>
      HttpResponse.json(
        {
          code: 'product_invalid',
          message: 'Some of the input is not right.',
          fields: [{ field: 'body.variants.1.price.amount', rule: 'range', message: 'This price is too high.' }],
        },
        { status: 422 },
      ),
    ),
  )

  await retype(await open(), '99999999')
  await save()

  expect(await screen.findByText('White: This price is too high.')).toBeTruthy()
  expect(screen.getByLabelText('Price of White').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByLabelText('Price of Black').getAttribute('aria-invalid')).toBeNull()
})

test('a count that sales overtook is refused at its cell while the rest is saved', async () => {
  const counts: unknown[] = []
  serve()
  const input = await open()
  const sold = { ...lamp.variants[1]!, stock: { ...lamp.variants[1]!.stock, on_hand: 9 } }
  server.use(
    http.put(url(PATH), () => answer({ ...lamp, version: 5 })),
    http.put(url(`${PATH}/stock`), async ({ request }) => {
      counts.push(await request.json())
      return counts.length === 1
        ? HttpResponse.json({ code: 'stock_stale', message: 'Some of this was sold.' }, { status: 412 })
        : answer({ ...lamp, version: 6 })
    }),
    http.get(url(PATH), () => answer({ ...lamp, version: 5, variants: [lamp.variants[0]!, sold] })),
  )

  await retype(input, '11')
  const stock = screen.getByLabelText('Stock of White')
  await retype(stock, '20')
  await save()
  expect(await screen.findByText('White: It was 12 when you typed this and is 9 now. Type the stock again.')).toBeTruthy()
  await retype(stock, '17')
  await save()

  await waitFor(() => expect(counts).toHaveLength(2))
  expect(counts).toEqual([
    { variants: [{ variant_id: 'v-2', on_hand: 20, tracked: true, policy: 'deny', was: 12 }] },
    { variants: [{ variant_id: 'v-2', on_hand: 17, tracked: true, policy: 'deny', was: 9 }] },
  ])
})

test('prices in a market are saved with the product, only those that were changed', async () => {
  const sent: unknown[] = []
  let isOut = false
  serve(lamp, [states])
  server.use(
    http.put(url(PATH), async ({ request }) => {
      isOut = 'market_prices' in ((await request.json()) as object)
      return answer({ ...lamp, version: 5 })
    }),
    http.patch(url(`${PATH}/market-prices/m-us`), async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(states)
    }),
  )
  await open()

  const black = await screen.findByLabelText('Price of Black in United States')
  await retype(black, '13')
  await retype(black, '12')
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull() // as it was
  await retype(screen.getByLabelText('Price of White in United States'), '14.50')
  await userEvent.type(screen.getByLabelText('Price before of White in United States'), '16')
  await save()

  expect(await screen.findByText('Product saved')).toBeTruthy()
  expect(sent).toEqual([{ changes: [{ variant_id: 'v-2', price: usd(1450), compare_at: usd(1600) }] }])
  expect(isOut).toBe(false)
})

test('a price before that is no higher is told at its row, and nothing is saved', async () => {
  serve(lamp, [states])
  await open()

  await userEvent.type(await screen.findByLabelText('Price before of Black in United States'), '11')
  await save()

  expect(await screen.findByText('The price before is higher than the price, or empty.')).toBeTruthy()
})
