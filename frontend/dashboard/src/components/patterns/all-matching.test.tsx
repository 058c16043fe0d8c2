import { createColumnHelper } from '@tanstack/react-table'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { renderPage } from '@/testing/render'

import { IndexPage } from './index-page'

interface Order {
  id: string
}

const column = createColumnHelper<Order>()
const columns = [column.accessor('id', { header: 'Order' })]
const pages: Record<string, { items: Order[]; next_cursor: string | null }> = {
  '': { items: [{ id: '1' }, { id: '2' }], next_cursor: 'b' },
  b: { items: [{ id: '3' }, { id: '4' }], next_cursor: 'c' },
  c: { items: [{ id: '5' }], next_cursor: null },
}

function Page({ onRun, read }: { onRun?: (ids: string[]) => Promise<void>; read?: (cursor: string) => Promise<void> }) {
  return (
    <IndexPage<Order, readonly unknown[]>
      title="Orders"
      columns={columns}
      rowId={(order) => order.id}
      query={(search) => ({
        queryKey: ['orders', search],
        queryFn: async () => {
          await read?.(search.cursor ?? '')
          return pages[search.q ? 'c' : (search.cursor ?? '')]!
        },
      })}
      bulk={[
        {
          label: 'Archive orders',
          run: async (rows, onProgress) => {
            onProgress(3)
            await onRun?.(rows.map((row) => row.id))
          },
        },
      ]}
      empty={<p>No orders yet</p>}
    />
  )
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const tickPage = async () => userEvent.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }))

test('all that match are taken from every page, and the action gets them with its progress', async () => {
  const run: string[][] = []
  let finish = () => {}
  const onRun = (ids: string[]) => {
    run.push(ids)
    return new Promise<void>((done) => (finish = done))
  }
  await renderPage(<Page onRun={onRun} />)

  await tickPage()
  expect(screen.getByText('2 selected')).toBeTruthy()
  await press('Select all that match')
  expect(await screen.findByText('5 selected')).toBeTruthy()
  await press('Archive orders')
  expect(await screen.findByText('3 of 5 done')).toBeTruthy()
  finish()

  await waitFor(() => expect(screen.queryByText(/done|selected/)).toBeNull())
  expect(run).toEqual([['1', '2', '3', '4', '5']])
})

test('unticking a row leaves what is ticked on the page', async () => {
  await renderPage(<Page />)
  await tickPage()
  await press('Select all that match')
  await screen.findByText('5 selected')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select row 1' }))

  expect(await screen.findByText('1 selected')).toBeTruthy()
})

test('finding them can be stopped, and nothing is done meanwhile', async () => {
  const read = (cursor: string) => (cursor === 'b' ? new Promise<void>(() => {}) : Promise.resolve())
  await renderPage(<Page read={read} />)
  await tickPage()
  await press('Select all that match')

  expect(await screen.findByText(/2 found so far/)).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Archive orders' }).disabled).toBe(true)
  await press('Stop')

  expect(await screen.findByText('2 selected')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Archive orders' }).disabled).toBe(false)
})

test('a list of one page offers no more than its page', async () => {
  await renderPage(<Page />, { at: '/page?q=five' })
  await tickPage()

  expect(screen.getByText('1 selected')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Select all that match' })).toBeNull()
})
