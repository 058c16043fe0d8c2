import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage, testStore } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { Discount, SaveDiscount } from './api'
import { EditDiscountPage, NewDiscountPage } from './discount-page'

const spring: Discount = {
  id: 'd-1',
  title: 'Spring sale',
  method: 'code',
  code: 'SPRING',
  share_url: 'http://volt.localhost/discount/SPRING',
  status: 'active',
  discount_class: 'order',
  kind: 'percentage',
  basis_points: 1000,
  amount: null,
  is_per_item: false,
  tiers: [],
  scope: { product_ids: [], collection_ids: [] },
  buy_quantity: 0,
  get_quantity: 0,
  get_scope: { product_ids: [], collection_ids: [] },
  get_basis_points: 10_000,
  most_times: null,
  minimum_subtotal: null,
  minimum_quantity: 0,
  combines_with: [],
  usage_limit: null,
  per_customer_limit: 1,
  starts_at: '2027-03-20T00:00',
  ends_at: null,
  time_zone: 'UTC',
  eligibility: { customers: 'everyone', tags: [], segments: [], emails: [], is_first_order_only: false, countries: [] },
  is_active: true,
  priority: 0,
  uses: 0,
  code_count: 0,
  product_titles: {},
  warnings: [],
  version: 1,
  updated_at: '2027-03-01T00:00:00Z',
}

const nothing = { uses: 0, revenue: { amount: 0, currency: 'EUR' }, given: { amount: 0, currency: 'EUR' } }

function serve(discount: Discount = spring) {
  const sent: SaveDiscount[] = []
  const answer = (status = 200) => HttpResponse.json(discount, { status, headers: { ETag: '"1"' } })
  server.use(
    http.get(url('/stores/store-1/collections'), () => HttpResponse.json({ items: [], next_cursor: null })),
    http.get(url('/stores/store-1/products'), () =>
      HttpResponse.json({ items: [{ id: 'p-1', title: 'Desk lamp' }], next_cursor: null }),
    ),
    http.get(url('/stores/store-1/discounts/d-1'), () => answer()),
    http.get(url('/stores/store-1/discounts/d-1/codes'), () => HttpResponse.json({ items: [], next_cursor: null })),
    http.get(url('/stores/store-1/discounts/d-1/report'), () =>
      HttpResponse.json({ days: [], total: nothing, codes: [], uses: 0 }),
    ),
    http.post(url('/stores/store-1/discounts'), async ({ request }) => {
      sent.push((await request.json()) as SaveDiscount)
      return answer(201)
    }),
    http.post(url('/stores/store-1/discounts/d-1/pause'), () =>
      HttpResponse.json({ ...discount, is_active: false, status: 'paused' }, { headers: { ETag: '"2"' } }),
    ),
  )
  return sent
}

test('what is typed is said in words, and sent as it is meant', async () => {
  const sent = serve()
  const user = userEvent.setup()
  await renderPage(<NewDiscountPage />)

  await user.type(screen.getByLabelText('Title'), 'Spring sale')
  await user.type(screen.getByLabelText('Code'), 'spring')
  await user.clear(screen.getByLabelText('Off'))
  await user.type(screen.getByLabelText('Off'), '12,5')
  await user.click(screen.getByText('Certain products or collections'))
  await user.type(screen.getByLabelText('Add a product'), 'desk')
  await user.click(await screen.findByRole('button', { name: 'Desk lamp' }))
  await user.type(screen.getByLabelText('Uses per customer'), '1')
  await user.click(screen.getByLabelText('Shipping discounts'))

  expect(screen.getByText('12.5% off, on Desk lamp')).toBeTruthy()
  expect(screen.getByText('With the code SPRING')).toBeTruthy()
  expect(screen.getByText('Once per customer')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    code: 'spring',
    basis_points: 1250,
    scope: { product_ids: ['p-1'], collection_ids: [] },
    per_customer_limit: 1,
    combines_with: ['shipping'],
    starts_at: null,
  })
})

test('what is missing is named and nothing is sent', async () => {
  const sent = serve()
  const user = userEvent.setup()
  await renderPage(<NewDiscountPage />)

  await user.type(screen.getByLabelText('Code'), 'x')
  await user.click(screen.getByRole('button', { name: 'Save' }))

  expect(await screen.findByText('Title is needed.')).toBeTruthy()
  expect(sent).toEqual([])
})

test('products that would sell below their cost are named', async () => {
  serve({
    ...spring,
    warnings: [
      {
        product_id: 'p-1',
        title: 'Desk lamp',
        price: { amount: 900, currency: 'EUR' },
        cost: { amount: 950, currency: 'EUR' },
        message: 'Desk lamp would sell for €9.00 and costs you €9.50.',
      },
    ],
  })
  await renderPage(<EditDiscountPage discountId="d-1" />)

  expect(await screen.findByText('One product would sell below its cost')).toBeTruthy()
  expect(screen.getByText('Desk lamp would sell for €9.00 and costs you €9.50.')).toBeTruthy()
})

test('it is switched off by one press, by those who may', async () => {
  serve()
  const user = userEvent.setup()
  await renderPage(<EditDiscountPage discountId="d-1" />)

  await user.click(await screen.findByRole('button', { name: 'Pause' }))

  expect(await screen.findByRole('button', { name: 'Activate' })).toBeTruthy()
})

test('who may only look finds nothing to press', async () => {
  serve()
  await renderPage(<EditDiscountPage discountId="d-1" />, { store: { ...testStore, can: () => false } })

  expect((await screen.findByLabelText('Title')).closest('fieldset[disabled]')).not.toBeNull()
  expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Generate' })).toBeNull()
})
