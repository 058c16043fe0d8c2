import { createColumnHelper } from '@tanstack/react-table'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import { IndexPage } from './index-page'

interface Order {
  id: string
  status: string
  total: string
}

const column = createColumnHelper<Order>()
const columns = [
  column.accessor('id', { header: 'Order' }),
  column.accessor('status', { header: 'Status' }),
  column.accessor('total', { header: 'Total' }),
]

function Page({ onAsk }: { onAsk?: (asked: unknown) => void }) {
  return (
    <IndexPage<Order, readonly unknown[]>
      title="Orders"
      resource="orders"
      columns={columns}
      rowId={(order) => order.id}
      query={(search) => ({
        queryKey: ['orders', search],
        queryFn: async () => {
          onAsk?.(search)
          return { items: [{ id: '1', status: 'paid', total: '9.00' }], next_cursor: null }
        },
      })}
      empty={<p>No orders yet</p>}
    />
  )
}

const heads = async () => within(await screen.findByRole('table')).getAllByRole('columnheader').map((head) => head.textContent)
const openMenu = async () => userEvent.click(await screen.findByRole('button', { name: 'Columns' }))

beforeEach(() => {
  localStorage.clear()
  server.use(http.get(url('/stores/store-1/views/orders'), () => HttpResponse.json({ items: [], next_cursor: null })))
})

test('a column that is unticked is gone, in the address and the next time', async () => {
  const first = await renderPage(<Page />)
  await openMenu()
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Status' }))

  await waitFor(async () => expect(await heads()).toEqual(['Order', 'Total']))
  expect(first.router.state.location.search).toEqual({ columns: 'total' })
  first.unmount()

  const again = await renderPage(<Page />)
  await waitFor(() => expect(again.router.state.location.search).toEqual({ columns: 'total' }))
  expect(await heads()).toEqual(['Order', 'Total'])
})

test('Alt and an arrow key move a column, and Reset brings all back', async () => {
  const { router } = await renderPage(<Page />)
  await openMenu()
  const handle = await screen.findByRole('button', { name: 'Move Total' })
  handle.focus()
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')

  await waitFor(async () => expect(await heads()).toEqual(['Order', 'Total', 'Status']))
  expect(router.state.location.search).toEqual({ columns: 'total,status' })
  await userEvent.click(screen.getByRole('button', { name: 'Reset columns' }))

  await waitFor(async () => expect(await heads()).toEqual(['Order', 'Status', 'Total']))
  expect(router.state.location.search).toEqual({})
  expect(Object.keys(localStorage).filter((key) => key.startsWith('windlass.columns'))).toEqual([])
})

test('a shared address shows its columns and is not asked of the server', async () => {
  const asked: unknown[] = []
  await renderPage(<Page onAsk={(search) => asked.push(search)} />, { at: '/page?columns=total,gone' })

  expect(await heads()).toEqual(['Order', 'Total'])
  expect(asked).toEqual([{}])
})
