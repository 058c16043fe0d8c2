import { createColumnHelper } from '@tanstack/react-table'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { renderPage } from '@/testing/render'

import { IndexPage } from './index-page'

interface Order {
  id: string
  number: string
}

const column = createColumnHelper<Order>()
const columns = [column.accessor('number', { header: 'Order' })]
const orders = ['1001', '1002', '1003', '1004'].map((number) => ({ id: `o${number}`, number }))

function Page({
  answer = () => ({ items: orders, next_cursor: null }),
  onArchive = () => {},
}: {
  answer?: (search: Record<string, string | undefined>) => { items: Order[]; next_cursor: string | null }
  onArchive?: (ids: string[]) => void
}) {
  return (
    <IndexPage<Order, readonly unknown[]>
      title="Orders"
      columns={columns}
      rowId={(order) => order.id}
      rowPath={(order) => `/orders/${order.id}`}
      tabs={[{ value: 'paid', label: 'Paid' }]}
      searchPlaceholder="Search orders"
      filters={[{ name: 'country', label: 'Country', options: [{ value: 'DE', label: 'Germany' }] }]}
      bulk={[{ label: 'Archive orders', run: async (rows) => onArchive(rows.map((row) => row.id)) }]}
      query={(search) => ({ queryKey: ['orders', search], queryFn: async () => answer(search) })}
      empty={<p>No orders yet</p>}
    />
  )
}

test('tab, filter and search are kept in the address', async () => {
  const { router } = await renderPage(<Page />)

  await userEvent.click(await screen.findByRole('button', { name: 'Paid' }))
  await userEvent.click(screen.getByRole('button', { name: 'Country' }))
  await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Germany' }))
  await userEvent.type(screen.getByRole('searchbox'), '1002')

  await waitFor(() => expect(router.state.location.search).toEqual({ status: 'paid', country: 'DE', q: '1002' }))
})

test('the address decides what is asked and shown', async () => {
  const asked: unknown[] = []
  await renderPage(<Page answer={(search) => (asked.push(search), { items: orders, next_cursor: null })} />, {
    at: '/page?status=paid&q=42',
  })

  expect(await screen.findByDisplayValue('42')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Paid' }).dataset.state).toBe('active')
  expect(asked).toEqual([{ status: 'paid', q: '42' }])
})

test('Next and Previous walk the cursors, and a new question starts at the first page', async () => {
  const next: Record<string, string | null> = { '': 'a', a: 'b', b: null }
  const { router } = await renderPage(
    <Page answer={({ cursor = '' }) => ({ items: orders, next_cursor: next[cursor] ?? null })} />,
  )
  const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
  const cursorIs = (cursor: string | undefined) =>
    waitFor(() => expect((router.state.location.search as { cursor?: string }).cursor).toBe(cursor))

  await press('Next')
  await cursorIs('a')
  await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Next' }).disabled).toBe(false))
  await press('Next')
  await cursorIs('b')
  await press('Previous')
  await cursorIs('a')
  await press('Previous')
  await cursorIs(undefined)
  await press('Next')
  await cursorIs('a')
  await press('Paid')
  await waitFor(() => expect(router.state.location.search).toEqual({ status: 'paid' }))
})

test('no orders at all is not the same as none for these filters', async () => {
  const nothing = () => ({ items: [], next_cursor: null })
  const first = await renderPage(<Page answer={nothing} />)
  expect(await screen.findByText('No orders yet')).toBeTruthy()
  first.unmount()

  const { router } = await renderPage(<Page answer={nothing} />, { at: '/page?country=DE' })
  expect(await screen.findByText('Nothing matches')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }))

  await waitFor(() => expect(router.state.location.search).toEqual({}))
})

test('Shift ticks the rows between, and the bulk action gets exactly those', async () => {
  const archived: string[][] = []
  await renderPage(<Page onArchive={(ids) => archived.push(ids)} />)
  const user = userEvent.setup()

  await user.click(await screen.findByLabelText('Select row 2'))
  await user.keyboard('{Shift>}')
  await user.click(screen.getByLabelText('Select row 4'))
  await user.keyboard('{/Shift}')
  expect(screen.getByText('3 selected')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Archive orders' }))

  await waitFor(() => expect(archived).toEqual([['o1002', 'o1003', 'o1004']]))
  expect(screen.queryByText('3 selected')).toBeNull()
})

test('the first column leads to the record', async () => {
  const { router } = await renderPage(<Page />)

  const table = await screen.findByRole('table', { name: 'Orders' })
  await userEvent.click(within(table).getByRole('link', { name: '1003' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/orders/o1003'))
})
