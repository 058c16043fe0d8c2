import { screen } from '@testing-library/react'

import { renderPage } from '@/testing/render'

import { OrderTotal } from './order-total'

test('an order in the currency of its store says its total once', async () => {
  const total = { amount: 4090, currency: 'USD' }
  await renderPage(<OrderTotal order={{ total, total_in_store_currency: total }} />)

  expect(screen.getByText('$40.90')).toBeTruthy()
  expect(screen.queryByText(/in your currency/)).toBeNull()
})

test('an order in another currency says both, with their codes', async () => {
  await renderPage(
    <OrderTotal order={{ total: { amount: 5644, currency: 'CAD' }, total_in_store_currency: { amount: 4090, currency: 'USD' } }} />,
  )

  expect(screen.getByText('$56.44 CAD')).toBeTruthy()
  expect(screen.getByText('$40.90 USD')).toBeTruthy()
})
