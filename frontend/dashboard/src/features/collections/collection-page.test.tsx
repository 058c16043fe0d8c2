import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import { CategoriesPage } from './categories-page'
import { NewCollectionPage } from './collection-page'

const tree = {
  items: [
    { id: 'home', parent_id: null, title: 'Home', handle: 'home', depth: 0 },
    { id: 'lamps', parent_id: 'home', title: 'Lamps', handle: 'lamps', depth: 1 },
    { id: 'rugs', parent_id: 'home', title: 'Rugs', handle: 'rugs', depth: 1 },
  ],
  next_cursor: null,
  removed: [],
  version: 3,
}

it('counts what the rules match while they are written, and saves them', async () => {
  const asked: unknown[] = []
  const saved: unknown[] = []
  server.use(
    http.get(url('/stores/store-1/collections/job'), () => HttpResponse.json({ is_running: false, looked_at: 0, total: null })),
    http.post(url('/stores/store-1/collections/preview'), async ({ request }) => {
      asked.push(await request.json())
      return HttpResponse.json({ matched: 7, looked_at: 20, items: [], next_cursor: null })
    }),
    http.post(url('/stores/store-1/collections'), async ({ request }) => {
      saved.push(await request.json())
      return HttpResponse.json({ code: 'handle_taken', message: 'Taken', fields: [{ field: 'handle', rule: 'unique', message: 'Another collection has this address.' }] }, { status: 409 })
    }),
  )
  const user = userEvent.setup()
  await renderPage(<NewCollectionPage />)

  await user.type(await screen.findByLabelText(/^Title/), 'For the desk')
  await user.click(screen.getByRole('button', { name: 'Add rule' }))
  await user.type(screen.getByLabelText('Rule 1: with what'), 'desk')

  await screen.findByText('7 products fit now.')
  expect(asked.at(-1)).toEqual({ match: 'all', rules: [{ field: 'tag', operator: 'is', text: 'desk', number: null }] })

  await user.click(screen.getByRole('button', { name: 'Save' }))

  expect((await screen.findAllByText('Another collection has this address.')).length).toBeGreaterThan(0)
  expect(saved).toEqual([expect.objectContaining({ title: 'For the desk', kind: 'rules', handle: null })])
})

it('asks for a rule before it saves', async () => {
  server.use(http.get(url('/stores/store-1/collections/job'), () => HttpResponse.json({ is_running: false, looked_at: 0, total: null })))
  const user = userEvent.setup()
  await renderPage(<NewCollectionPage />)

  await user.type(await screen.findByLabelText(/^Title/), 'Empty')
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await screen.findByText('Add a rule: it says which products belong here.')
})

it('moves a category by key and says where it went', async () => {
  const moves: unknown[] = []
  server.use(
    http.get(url('/stores/store-1/categories'), () => HttpResponse.json(tree)),
    http.post(url('/stores/store-1/categories/rugs/move'), async ({ request }) => {
      moves.push(await request.json())
      return HttpResponse.json(tree)
    }),
  )
  const user = userEvent.setup()
  await renderPage(<CategoriesPage />)

  const handle = await screen.findByRole('button', { name: 'Move Rugs' })
  handle.focus()
  await user.keyboard('{Alt>}{ArrowRight}{/Alt}')

  await screen.findByText('Rugs moved to place 1 in Lamps')
  await waitFor(() => expect(moves).toEqual([{ parent_id: 'lamps', place: 0 }]))
})
