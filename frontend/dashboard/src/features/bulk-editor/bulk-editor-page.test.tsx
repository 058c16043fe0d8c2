import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage, testStore } from '@/testing/render'
import { lamp as lampOf } from '@/testing/sample-product'
import { server, url } from '@/testing/server'

import type { Product } from './api'
import { BulkEditorPage } from './bulk-editor-page'

const lamp = lampOf as Product
const [black] = lamp.variants as [Product['variants'][number]]
/** Another product, with one variant only. */
const mug: Product = { ...lamp, id: 'p-2', title: 'Mug', options: [], variants: [{ ...black, id: 'v-9', values: [], sku: 'MUG' }], version: 7 }

interface Sent {
  path: string
  etag: string | null
  body: Product & { variants: { variant_id?: string; on_hand?: number; was?: number }[] }
}

/** The products as the API keeps them, and what was sent. */
function shop({ stale = '' } = {}) {
  const sent: Sent[] = []
  const kept: Record<string, Product> = { 'p-1': lamp, 'p-2': mug }
  const take = async (request: Request, path: string) => {
    const body = (await request.json()) as Sent['body']
    sent.push({ path, etag: request.headers.get('if-match'), body })
    return body
  }
  server.use(
    http.get(url('/stores/store-1/products/:id'), ({ params }) => HttpResponse.json(kept[String(params.id)])),
    http.put(url('/stores/store-1/products/:id'), async ({ request, params }) => {
      const id = String(params.id)
      const body = await take(request, id)
      if (id === stale) return HttpResponse.json({ code: 'version_stale', message: 'Changed.' }, { status: 412 })
      const now = kept[id]!
      kept[id] = { ...now, title: body.title, status: body.status, version: now.version + 1 }
      return HttpResponse.json(kept[id], { headers: { ETag: `"${kept[id]!.version}"` } })
    }),
    http.put(url('/stores/store-1/products/:id/stock'), async ({ request, params }) => {
      await take(request, `${String(params.id)}/stock`)
      return HttpResponse.json(kept[String(params.id)])
    }),
  )
  return { sent, kept }
}

const open = async () => {
  const view = await renderPage(<BulkEditorPage ids={['p-1', 'p-2']} />)
  await screen.findByRole('grid')
  return view
}
const cell = (name: string) => screen.getByRole('gridcell', { name: new RegExp(`^${name}: `) })
const press = (name: string) => fireEvent.pointerDown(cell(name), { pointerType: 'mouse', button: 0, buttons: 1 })
const go = (name: string) => {
  press(name)
  cell(name).focus()
}
const paste = (name: string, text: string) => {
  go(name)
  fireEvent.paste(cell(name), { clipboardData: { getData: () => text } })
}
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }))

test('a product with options has a row for itself and one for each variant', async () => {
  shop()
  await open()

  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5')
  expect(cell('Desk lamp, Status').textContent).toBe('Draft')
  expect(cell('Desk lamp, Price').getAttribute('aria-readonly')).toBe('true')
  expect(cell('Desk lamp, White, Price').textContent).toBe('11.00')
  expect(cell('Mug, SKU').textContent).toBe('MUG')
})

test('of a gift card only its name, status and SKU are edited here', async () => {
  const { kept } = shop()
  kept['p-2'] = { ...mug, title: 'Gift card', kind: 'gift_card' }
  await open()

  const readOnly = ['Price', 'Compare at', 'Cost', 'Stock'].map((column) =>
    cell(`Gift card, ${column}`).getAttribute('aria-readonly'),
  )
  expect(readOnly).toEqual(['true', 'true', 'true', 'true'])
  expect(cell('Gift card, SKU').getAttribute('aria-readonly')).toBe('false')
})

test('typing edits, Enter goes down, and only the product that changed is saved, with its version', async () => {
  const { sent } = shop()
  await open()
  go('Desk lamp, Black, Price')

  await userEvent.keyboard('12.50{Enter}')
  expect(cell('Desk lamp, Black, Price').textContent).toBe('12.50')
  expect(document.activeElement).toBe(cell('Desk lamp, White, Price'))
  await save()

  expect(await screen.findByText('1 product saved')).toBeTruthy()
  expect(sent.map(({ path, etag }) => [path, etag])).toEqual([['p-1', '"4"']])
  expect(sent[0]?.body.variants.map((each) => each.price.amount)).toEqual([1250, 1100])
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
})

test('a range from a spreadsheet program is pasted, undone at once and done again', async () => {
  shop()
  await open()

  paste('Desk lamp, Black, Price', '€9.00\t12\r\n€9.50\t13\r\n')
  expect(cell('Desk lamp, Black, Price').textContent).toBe('€9.00')
  expect(cell('Desk lamp, White, Compare at').textContent).toBe('13')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(cell('Desk lamp, Black, Price').textContent).toBe('10.00')
  expect(cell('Desk lamp, White, Compare at').textContent).toBe('')
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')

  expect(cell('Desk lamp, White, Price').textContent).toBe('€9.50')
})

test('filling down takes the top of the range into the rows below that may have it', async () => {
  shop()
  await open()
  go('Desk lamp, Black, Cost')

  await userEvent.keyboard('5{Enter}{ArrowUp}{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}')

  expect(cell('Desk lamp, White, Cost').textContent).toBe('5')
  expect(cell('Mug, Cost').textContent).toBe('5')
})

test('what cannot be saved says so in its cell, and nothing is sent', async () => {
  const { sent } = shop()
  await open()
  paste('Mug, Price', 'cheap')
  paste('Desk lamp, Product', '')

  expect(cell('Mug, Price').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('An amount like 19.99.')).toBeTruthy()
  await save()

  expect(await screen.findByText('Nothing was saved yet')).toBeTruthy()
  expect(screen.getByText('2 cells need another value first.')).toBeTruthy()
  expect(sent).toEqual([])
})

test('a product that somebody else changed says so beside its row, and the others are saved', async () => {
  const { sent, kept } = shop({ stale: 'p-1' })
  await open()
  paste('Desk lamp, Product', 'Lamp')
  paste('Desk lamp, Black, Stock', '3')
  paste('Mug, Product', 'Cup')
  await save()

  expect(await screen.findByText('It was changed since you opened it. Nothing of it was saved.')).toBeTruthy()
  expect(sent.map(({ path }) => path)).toEqual(['p-1', 'p-2'])
  expect(cell('Cup, Product').textContent).toBe('Cup')
  kept['p-1'] = { ...lamp, status: 'active', version: 9 }
  await userEvent.click(screen.getByRole('button', { name: 'Read it anew' }))

  await waitFor(() => expect(cell('Desk lamp, Status').textContent).toBe('Active'))
  expect(cell('Desk lamp, Product').textContent).toBe('Lamp')
})

test('a count goes with what was read, and the product itself is left alone', async () => {
  const { sent } = shop()
  await open()
  paste('Mug, Stock', '30')
  await save()

  await screen.findByText('1 product saved')
  expect(sent.map(({ path }) => path)).toEqual(['p-2/stock'])
  expect(sent[0]?.body.variants).toEqual([{ variant_id: 'v-9', on_hand: 30, was: 12, tracked: true, policy: 'deny' }])
})

test('the selected range is copied as spreadsheet programs read it', async () => {
  shop()
  await open()
  go('Desk lamp, Black, SKU')
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowRight}{/Shift}')
  const setData = vi.fn()
  fireEvent.copy(document.activeElement!, { clipboardData: { setData } })

  expect(setData).toHaveBeenCalledWith('text/plain', 'L-Black\t10.00\nL-White\t11.00')
})

test('who leaves with unsaved cells is asked', async () => {
  shop()
  const { router } = await open()
  paste('Mug, Product', 'Cup')

  void router.navigate({ to: '/elsewhere' as never })

  expect(await screen.findByText('Leave without saving?')).toBeTruthy()
})

test('who may not change products is told', async () => {
  await renderPage(<BulkEditorPage ids={['p-1']} />, { store: { ...testStore, can: () => false } })

  expect(screen.getByText('You may not change products')).toBeTruthy()
})
