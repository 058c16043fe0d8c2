import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage, testStore } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { ChecklistSteps, Home } from './api'
import { HomePage } from './home-page'
import { layoutFrom, USUAL } from './layout'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const period = (amount: number) => ({ orders: 3, units: 4, revenue: eur(amount), profit: eur(amount / 4) })

const home = (overrides: Partial<Home> = {}): Home => ({
  as_of: '2026-03-10T12:00:00Z',
  actions: [],
  recent_orders: [],
  today: period(20_000),
  last_7_days: period(100_000),
  last_30_days: period(400_000),
  days: [{ date: '2026-03-10', ...period(20_000) }],
  ...overrides,
})

const answer = (body: Home) => server.use(http.get(url('/stores/store-1/home'), () => HttpResponse.json(body)))

const step = (key: string, is_done: boolean, is_required = true) => ({ key, title: `Step ${key}`, is_done, is_required })
const checklist = (body: ChecklistSteps) =>
  server.use(http.get(url('/stores/store-1/checklist'), () => HttpResponse.json(body)))

test('what needs a person leads to its order, above the figures', async () => {
  const action = {
    id: 'a1',
    kind: 'low_balance',
    message: 'Top up $42.10',
    order_id: 'o7',
    order_number: 1007,
    created_at: '2026-03-10T11:00:00Z',
  }
  answer(home({ actions: [action] }))
  await renderPage(<HomePage />)

  const link = await screen.findByRole('link', { name: /Top up \$42\.10/ })

  expect(screen.getByText('1 thing needs you')).toBeTruthy()
  expect(link.getAttribute('href')).toBe('/stores/store-1/orders/o7')
  expect(screen.getByText('€1,000.00')).toBeTruthy()
})

test('who may not see profit sees orders but no figures', async () => {
  answer(home({ today: null, last_7_days: null, last_30_days: null, days: null }))
  await renderPage(<HomePage />)

  expect(await screen.findByText('No orders yet')).toBeTruthy()
  expect(screen.queryByText('Today')).toBeNull()
})

test('a store that is ready is launched from its checklist', async () => {
  answer(home())
  checklist({ items: [step('product', true), step('supplier', false, false)], can_launch: true, is_open: false })
  let launches = 0
  server.use(
    http.post(url('/stores/store-1/launch'), () => {
      launches += 1
      return HttpResponse.json({})
    }),
  )
  await renderPage(<HomePage />, { store: { ...testStore, isLaunched: false } })

  expect(await screen.findByText('1 of 2 done')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Launch store' }))

  expect(await screen.findByText('Store launched')).toBeTruthy()
  expect(launches).toBe(1)
})

test('a store that is not ready cannot be launched', async () => {
  answer(home())
  checklist({ items: [step('payments', false)], can_launch: false, is_open: false })
  await renderPage(<HomePage />, { store: { ...testStore, isLaunched: false } })

  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Launch store' })

  expect(button.disabled).toBe(true)
  expect(screen.getByRole('link', { name: 'Set up payments' }).getAttribute('href')).toBe('/stores/store-1/settings/payments')
})

test('every figure is about the days that are chosen, which are remembered for the person', async () => {
  answer(home())
  const first = await renderPage(<HomePage meId="ada" />)
  await userEvent.selectOptions(await screen.findByLabelText('Days of the figures'), 'Last 30 days')

  expect(screen.getByText('€4,000.00')).toBeTruthy()
  expect(screen.getByText('€1,333.33')).toBeTruthy()
  expect(screen.getByText('€1,000.00').closest('p')?.previousSibling?.textContent).toBe('Profit')
  first.unmount()
  await renderPage(<HomePage meId="ada" />)
  expect((await screen.findByLabelText<HTMLSelectElement>('Days of the figures')).value).toBe('last_30_days')
})

const headings = () => screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent)

test('widgets are moved by keyboard and hidden, for this person alone', async () => {
  answer(home())
  const first = await renderPage(<HomePage meId="bo" />)
  await userEvent.click(await screen.findByRole('button', { name: 'Customise' }))
  const handle = screen.getByRole('button', { name: /Profit/ })
  handle.focus()
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Average order' }))
  await userEvent.keyboard('{Escape}')

  expect(headings().slice(0, 3)).toEqual(['Profit', 'Revenue', 'Orders'])
  expect(headings()).not.toContain('Average order')
  first.unmount()
  const again = await renderPage(<HomePage meId="bo" />)
  await screen.findByRole('button', { name: 'Customise' })
  expect(headings().slice(0, 3)).toEqual(['Profit', 'Revenue', 'Orders'])
  again.unmount()
  await renderPage(<HomePage meId="cy" />)
  await screen.findByRole('button', { name: 'Customise' })
  expect(headings().slice(0, 4)).toEqual(['Revenue', 'Profit', 'Orders', 'Average order'])
})

test('a layout that another version kept is read as far as it goes', () => {
  const kept = JSON.stringify({ order: ['orders', 'gone', 'revenue'], hidden: ['orders', 'gone'], range: 'decade' })

  expect(layoutFrom(kept)).toEqual({
    order: ['orders', 'revenue', 'profit', 'average', 'units', 'chart', 'recent'],
    hidden: ['orders', 'units'],
    range: 'last_7_days',
  })
  expect(layoutFrom('not json')).toEqual(USUAL)
})
