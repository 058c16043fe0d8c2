import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import { NewMarketPage } from './market-page'
import { MarketsPage } from './markets-page'
import { MarketPricesPage } from './prices-page'

const rate = { rate: '1.09', source: 'openexchangerates', as_of: '2026-11-22T09:00:00Z', is_stale: false }
const market = {
  id: 'm1',
  name: 'America',
  currency: 'USD',
  countries: ['US', 'CA'],
  adjustment_basis_points: 0,
  margin_basis_points: 0,
  manual_rate: null,
  rounding: { step: 100, ending: 99 },
  is_enabled: true,
  is_offered: true,
  rate,
  example: { price: { amount: 1299, currency: 'EUR' }, shown: { amount: 1399, currency: 'USD' } },
  version: 1,
}
const currency = (code: string, name: string, facts = {}) => ({
  code,
  name,
  decimals: 2,
  payable_step: 1,
  rate: code === 'USD' ? rate : null,
  is_waiting: false,
  ...facts,
})

function world(items: unknown[], problem = '') {
  server.use(
    http.get(url('/stores/store-1/markets'), () => HttpResponse.json({ items, currency: 'EUR', next_cursor: null })),
    http.get(url('/stores/store-1/shipping/countries'), () =>
      HttpResponse.json({
        items: [
          { code: 'CA', name: 'Canada', is_eu: false, provinces: [] },
          { code: 'US', name: 'United States', is_eu: false, provinces: [] },
        ],
        next_cursor: null,
      }),
    ),
    http.get(url('/stores/store-1/currencies'), () =>
      HttpResponse.json({
        currency: 'EUR',
        changed_at: '2026-11-22T09:00:00Z',
        checked_at: '2026-11-22T09:00:00Z',
        problem,
        items: [currency('EUR', 'Euro'), currency('USD', 'US Dollar', { is_waiting: true })],
      }),
    ),
  )
}

test('a market says whom it is for, at which rate, and what a price becomes', async () => {
  world([market], 'Open Exchange Rates answered 503.')
  await renderPage(<MarketsPage />)

  expect(await screen.findByText('United States, Canada')).toBeTruthy()
  expect(screen.getByText('€12.99 is shown as $13.99')).toBeTruthy()
  expect(screen.getAllByText('1 EUR = 1.09 USD').length).toBe(2)
  expect(await screen.findByText(/answered 503. The last good ones stay in use until they are seven days old/)).toBeTruthy()
  expect(screen.getByText(/waits until a second source/)).toBeTruthy()
})

test('a rate of more than a week ago is said with its date and the way out of it', async () => {
  const old = { ...rate, as_of: '2026-11-02T09:00:00Z', is_stale: true }
  world([
    { ...market, is_offered: false, rate: old, example: { ...market.example, shown: null } },
    { ...market, id: 'm2', name: 'Switched off', is_enabled: false, is_offered: false, rate: old },
  ])
  await renderPage(<MarketsPage />)

  expect(await screen.findByText('One market pays in EUR for now')).toBeTruthy()
  const wayOut = screen.getByRole('link', { name: 'Set a rate for America' })
  expect(wayOut.getAttribute('href')).toBe('/stores/store-1/settings/markets/m1')
  expect(wayOut.closest('li')?.querySelector('time')?.dateTime).toBe('2026-11-02T09:00:00Z')
  expect(screen.getByText('Rate too old')).toBeTruthy()
  expect(screen.queryByText(/Set a rate for Switched off/)).toBeNull()
})

test('a new market is made with its live example', async () => {
  world([])
  const sent: unknown[] = []
  server.use(
    http.post(url('/stores/store-1/markets/preview'), () =>
      HttpResponse.json({
        rate,
        prices: [{ price: { amount: 1299, currency: 'EUR' }, shown: { amount: 1416, currency: 'USD' } }],
      }),
    ),
    http.post(url('/stores/store-1/markets'), async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(market, { status: 201 })
    }),
  )
  await renderPage(<NewMarketPage />)

  await userEvent.type(await screen.findByLabelText('Name'), 'America')
  await userEvent.click(screen.getByRole('combobox', { name: 'Currency' }))
  await userEvent.click(await screen.findByRole('option', { name: /US Dollar/ }))
  expect(await screen.findByText(/\$14\.16 USD/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Countries' }))
  await userEvent.click(await screen.findByRole('option', { name: /Canada/ }))
  await userEvent.keyboard('{Escape}')
  await userEvent.selectOptions(screen.getByLabelText('Round prices'), 'Ending in .99')
  const margin = screen.getByLabelText('Margin on the rate')
  await userEvent.clear(margin)
  await userEvent.type(margin, '1.5')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))

  expect(await screen.findByText('at /stores/store-1/settings/markets')).toBeTruthy()
  expect(sent).toEqual([
    {
      name: 'America',
      currency: 'USD',
      countries: ['CA'],
      adjustment_basis_points: 0,
      margin_basis_points: 150,
      manual_rate: null,
      rounding: { step: 100, ending: 99 },
      is_enabled: true,
    },
  ])
})

test('a price of its own is saved when its field is left, and refused above the price before', async () => {
  world([market])
  const sent: unknown[] = []
  const variant = {
    variant_id: 'v1',
    title: 'Blue',
    sku: 'A-1',
    usual: { amount: 2000, currency: 'EUR' },
    usual_compare_at: null,
    converted: { amount: 2199, currency: 'USD' },
    price: null,
    compare_at: null,
  }
  const product = {
    product_id: 'p1',
    product_title: 'Lamp',
    status: 'active',
    market_id: 'm1',
    market_name: 'America',
    currency: 'USD',
    is_enabled: true,
    variants: [variant],
  }
  server.use(
    http.get(url('/stores/store-1/markets/m1'), () => HttpResponse.json(market, { headers: { ETag: '"1"' } })),
    http.get(url('/stores/store-1/markets/m1/prices'), () => HttpResponse.json({ items: [product], next_cursor: null })),
    http.patch(url('/stores/store-1/products/p1/market-prices/m1'), async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(product)
    }),
  )
  await renderPage(<MarketPricesPage marketId="m1" />)

  const price = await screen.findByLabelText('Price of Lamp, Blue in USD')
  await userEvent.type(price, '18.50')
  const before = screen.getByLabelText('Price before of Lamp, Blue in USD')
  await userEvent.click(before)
  expect(await screen.findByText('Price of Lamp, Blue saved')).toBeTruthy()
  await userEvent.type(before, '15')
  await userEvent.tab()

  expect(await screen.findByText('The price before is higher than the price, or empty.')).toBeTruthy()
  expect(sent).toEqual([
    { changes: [{ variant_id: 'v1', price: { amount: 1850, currency: 'USD' }, compare_at: null }] },
  ])
})
