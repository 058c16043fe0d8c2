import { createColumnHelper } from '@tanstack/react-table'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage, testStore } from '@/testing/render'
import { server, url } from '@/testing/server'

import { IndexPage } from './index-page'
import type { SavedView, SaveView } from './saved-views-api'

interface Order {
  id: string
}

const column = createColumnHelper<Order>()
const columns = [column.accessor('id', { header: 'Order' }), column.display({ id: 'total', header: 'Total' })]
const lamps: SavedView = {
  id: 'v1',
  name: 'Lamps',
  is_shared: false,
  search: 'lamp',
  sort: '',
  filters: [{ name: 'country', value: 'DE' }],
  columns: null,
  version: 3,
}

function Page() {
  return (
    <IndexPage<Order, readonly unknown[]>
      title="Orders"
      resource="orders"
      columns={columns}
      rowId={(order) => order.id}
      tabs={[{ value: 'paid', label: 'Paid' }]}
      searchPlaceholder="Search orders"
      filters={[{ name: 'country', label: 'Country', options: [{ value: 'DE', label: 'Germany' }] }]}
      query={(search) => ({ queryKey: ['orders', search], queryFn: async () => ({ items: [{ id: '1' }], next_cursor: null }) })}
      empty={<p>No orders yet</p>}
    />
  )
}

/** A server that keeps views; answers what it was sent. */
function keeping(...begin: SavedView[]) {
  let views = begin
  const sent: { method: string; body?: SaveView; version?: string | null }[] = []
  const path = '/stores/store-1/views/orders'
  server.use(
    http.get(url(path), () => HttpResponse.json({ items: views, next_cursor: null })),
    http.post(url(path), async ({ request }) => {
      const body = (await request.json()) as SaveView
      sent.push({ method: 'POST', body })
      const view = { ...lamps, ...(body as object), id: `v${sent.length + 1}`, version: 1 } as SavedView
      views = [...views, view]
      return HttpResponse.json(view, { status: 201 })
    }),
    http.put(url(`${path}/:id`), async ({ request, params }) => {
      const body = (await request.json()) as SaveView
      sent.push({ method: 'PUT', body, version: request.headers.get('If-Match') })
      views = views.map((view) => (view.id === params.id ? ({ ...view, ...body, version: view.version + 1 } as SavedView) : view))
      return HttpResponse.json(views.find((view) => view.id === params.id))
    }),
    http.delete(url(`${path}/:id`), ({ params }) => {
      sent.push({ method: 'DELETE' })
      views = views.filter((view) => view.id !== params.id)
      return new HttpResponse(null, { status: 204 })
    }),
  )
  return sent
}

const tabs = () => within(screen.getByRole('navigation', { name: 'Views' })).getAllByRole('button').map((tab) => tab.textContent)
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const choose = async (name: string) => userEvent.click(await screen.findByRole('menuitem', { name }))

test('All comes first, then the saved views, then the statuses', async () => {
  keeping(lamps, { ...lamps, id: 'v2', name: 'Team', is_shared: true })
  await renderPage(<Page />)
  await screen.findByRole('button', { name: 'Lamps' })

  expect(tabs()).toEqual(['All', 'Lamps', 'Team', 'Paid'])
  expect(screen.getByRole('button', { name: 'Team for everybody' })).toBeTruthy()
})

test('a view brings its search and filters into the address, and All leaves it', async () => {
  keeping(lamps)
  const { router } = await renderPage(<Page />)

  await press('Lamps')
  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'v1', q: 'lamp', country: 'DE' }))
  expect(screen.queryByRole('group', { name: 'View' })).toBeNull()
  await press('All')

  await waitFor(() => expect(router.state.location.search).toEqual({}))
})

test('a search is saved as a view of everybody, and is open then', async () => {
  const sent = keeping()
  const { router } = await renderPage(<Page />, { at: '/page?q=lamp&status=paid' })

  await press('Save as')
  await userEvent.type(await screen.findByRole('textbox', { name: /Name/ }), 'Paid lamps')
  await userEvent.click(screen.getByRole('switch', { name: /For everybody/ }))
  await press('Save view')

  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'v2', q: 'lamp', status: 'paid' }))
  expect(sent).toEqual([
    {
      method: 'POST',
      body: { name: 'Paid lamps', is_shared: true, search: 'lamp', sort: '', filters: [{ name: 'status', value: 'paid' }], columns: null },
    },
  ])
})

test('a changed view is saved over its version, or put back', async () => {
  const sent = keeping(lamps)
  const { router } = await renderPage(<Page />, { at: '/page?view=v1&q=bulb&country=DE' })

  expect(await screen.findByText('“Lamps” has unsaved changes')).toBeTruthy()
  await press('Cancel')
  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'v1', q: 'lamp', country: 'DE' }))
  await press('Remove filter Country')
  await press('Save')

  await waitFor(() => expect(screen.queryByText('“Lamps” has unsaved changes')).toBeNull())
  expect(sent).toEqual([
    { method: 'PUT', version: '"3"', body: { name: 'Lamps', is_shared: false, search: 'lamp', sort: '', filters: [], columns: null } },
  ])
})

test('renaming changes the tab alone', async () => {
  const sent = keeping(lamps)
  await renderPage(<Page />, { at: '/page?view=v1&q=lamp&country=DE' })

  await press('Change view Lamps')
  await choose('Rename view')
  const field = await screen.findByRole('textbox', { name: /Name/ })
  await userEvent.clear(field)
  await userEvent.type(field, 'Lights')
  await press('Rename view')

  expect(await screen.findByRole('button', { name: 'Lights' })).toBeTruthy()
  expect(sent.map(({ body }) => [body?.name, body?.search])).toEqual([['Lights', 'lamp']])
})

test('a deleted view comes back with Undo', async () => {
  const sent = keeping(lamps)
  const { router } = await renderPage(<Page />, { at: '/page?view=v1&q=lamp&country=DE' })

  await press('Change view Lamps')
  await choose('Delete view')
  await waitFor(() => expect(tabs()).toEqual(['All', 'Paid']))
  expect(router.state.location.search).toEqual({})
  await press('Undo')

  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'v3', q: 'lamp', country: 'DE' }))
  expect(sent.map(({ method }) => method)).toEqual(['DELETE', 'POST'])
})

test('who may not change the store keeps own views and leaves those of everybody alone', async () => {
  keeping({ ...lamps, is_shared: true })
  const store = { ...testStore, can: () => false }
  await renderPage(<Page />, { at: '/page?view=v1&q=bulb', store })

  await screen.findByText('“Lamps” has unsaved changes')
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  await press('Change view Lamps')
  expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['Duplicate view'])
  await choose('Duplicate view')

  expect(await screen.findByRole('textbox', { name: /Name/ })).toBeTruthy()
  expect(screen.queryByRole('switch')).toBeNull()
})
