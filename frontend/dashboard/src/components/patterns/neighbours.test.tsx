import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { renderPage } from '@/testing/render'

import { Neighbours } from './neighbours'

type Search = Record<string, string | undefined>
interface Row {
  id: string
}
const FIRST = { items: [{ id: 'o4' }, { id: 'o3' }], next_cursor: 'c2' }
const SECOND = { items: [{ id: 'o2' }, { id: 'o1' }], next_cursor: null }

/** A list of two pages, and what was asked of it. */
function list() {
  const asked: Search[] = []
  const query = (search: Search) => ({
    queryKey: ['list', search],
    queryFn: () => {
      asked.push(search)
      return Promise.resolve(search.cursor === 'c2' ? SECOND : FIRST)
    },
  })
  return { asked, query }
}

const page = (id: string, { query }: ReturnType<typeof list>) =>
  renderPage(
    <Neighbours<Row, (string | Search)[]> id={id} noun="order" path="/orders" query={query} nameOf={(row) => row.id} />,
  )
const isOff = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name }).disabled

test('opened by itself, it stands in the newest-first list, which begins with it', async () => {
  const orders = list()
  await page('o4', orders)

  const next = await screen.findByRole('link', { name: 'Next order: o3' })

  expect(next.getAttribute('href')).toBe('/orders/o3')
  expect(isOff('Previous order')).toBe(true)
  expect(orders.asked).toEqual([{}])
})

test('J goes over the border of a page, which is read only then', async () => {
  const orders = list()
  const { router } = await page('o3', orders)
  await screen.findByRole('link', { name: 'Previous order: o4' })
  expect(orders.asked).toEqual([{}])

  await userEvent.keyboard('j')

  expect(await screen.findByText('at /orders/o2')).toBeTruthy()
  expect(orders.asked).toEqual([{}, { cursor: 'c2' }])
  expect(router.state.location.state.listPlace).toEqual({ path: '/orders', search: { cursor: 'c2' }, before: [''] })
})

test('it keeps to the list that it was opened from, and K goes back over its page border', async () => {
  const orders = list()
  const { router } = await page('o2', orders)
  const listPlace = { path: '/orders', search: { status: 'shipped', cursor: 'c2' }, before: [''] }
  await act(() => router.navigate({ to: '/list' as never }))
  await router.navigate({ to: '/page' as never, state: { listPlace } as never })
  expect(await screen.findByRole('link', { name: 'Next order: o1' })).toBeTruthy()

  await userEvent.keyboard('k')

  expect(await screen.findByText('at /orders/o3')).toBeTruthy()
  expect(orders.asked.slice(-2)).toEqual([{ status: 'shipped', cursor: 'c2' }, { status: 'shipped' }])
})

test('at the end of the list there is no next one', async () => {
  const orders = list()
  const { router } = await page('o1', orders)
  const listPlace = { path: '/orders', search: { cursor: 'c2' }, before: [''] }
  await act(() => router.navigate({ to: '/list' as never }))
  await router.navigate({ to: '/page' as never, state: { listPlace } as never })

  expect(await screen.findByRole('link', { name: 'Previous order: o2' })).toBeTruthy()
  expect(isOff('Next order')).toBe(true)
})

test('a list that has it already is not asked again', async () => {
  const orders = list()
  const { queryClient, router } = await page('o9', orders)
  queryClient.setQueryData(['list', { q: 'ada' }], { items: [{ id: 'o9' }, { id: 'o8' }], next_cursor: null })
  const before = orders.asked.length
  const listPlace = { path: '/orders', search: { q: 'ada' }, before: [] }
  await act(() => router.navigate({ to: '/list' as never }))
  await router.navigate({ to: '/page' as never, state: { listPlace } as never })

  expect(await screen.findByRole('link', { name: 'Next order: o8' })).toBeTruthy()
  expect(orders.asked.length).toBe(before)
})

test('letters that are typed lead nowhere', async () => {
  const orders = list()
  await renderPage(
    <>
      <Neighbours<Row, (string | Search)[]> id="o4" noun="order" path="/orders" query={orders.query} nameOf={(row) => row.id} />
      <input aria-label="Note" />
    </>,
  )
  await screen.findByRole('link', { name: 'Next order: o3' })

  await userEvent.type(screen.getByLabelText('Note'), 'jj')

  expect(screen.queryByText(/^at /)).toBeNull()
})
