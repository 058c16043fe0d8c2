import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { Translation, TranslationField } from './api'
import { TranslationPage } from './translation-page'
import { TranslationsPage } from './translations-page'
import { placeOf, toRequest } from './words'

const AREA = '/stores/store-1/translations'

const language = (code: string, english_name: string, is_published: boolean) => ({
  code,
  name: english_name,
  english_name,
  direction: 'ltr',
  is_default: code === 'en',
  is_published,
  url: `http://volt.localhost/${code}`,
  translated_percent: 100,
})

const field = (name: string, facts: Partial<TranslationField> = {}): TranslationField => ({
  name,
  label: 'Title',
  form: 'line',
  source: 'Arc lamp',
  text: '',
  made_from: null,
  status: 'missing',
  longest: 200,
  ...facts,
})

const translation = (facts: Partial<Translation> = {}): Translation => ({
  kind: 'product',
  id: 'p-1',
  title: 'Arc lamp',
  status: 'missing',
  fields: [field('title'), field('block.text', { label: 'Words', form: 'area' })],
  saved_at: null,
  saved_by: '',
  version: 0,
  ...facts,
})

const place = { storeId: 'store-1', locale: 'de', kind: 'product', id: 'p-1' } as const
const row = (id: string, status: string) => ({ kind: 'product', id, title: id, status, saved_at: null })

beforeEach(() => {
  server.use(
    http.get(url('/stores/store-1/settings/languages'), () =>
      HttpResponse.json({ languages: [language('en', 'English', true), language('fr', 'French', false), language('de', 'German', true)], version: 1 }),
    ),
  )
})

test('the list begins with the published language and says how far each kind is', async () => {
  const asked: string[] = []
  const kinds = [{ kind: 'product', translated: 3, outdated: 1, missing: 6 }]
  server.use(
    http.get(url(`${AREA}/de/progress`), () => HttpResponse.json({ kinds })),
    http.get(url(`${AREA}/de`), ({ request }) => {
      asked.push(new URL(request.url).search)
      return HttpResponse.json({ items: [row('p-1', 'missing')], next_cursor: null })
    }),
  )
  await renderPage(<TranslationsPage />)

  expect(await screen.findByText('3 of 10 translated, 1 outdated')).toBeTruthy()
  expect(screen.getByLabelText('Language')).toHaveProperty('value', 'de')
  await userEvent.click(screen.getByRole('button', { name: /^Pages/ }))
  await waitFor(() => {
    expect(asked).toEqual(['?kind=product', '?kind=page'])
  })
  await userEvent.click(screen.getByRole('button', { name: 'Outdated' }))
  await waitFor(() => {
    expect(asked.at(-1)).toBe('?kind=page&status=outdated')
  })
})

test('saving goes on to what is left to do, outdated first', async () => {
  const sent: unknown[] = []
  server.use(
    http.get(url(`${AREA}/de/product/p-1`), () => HttpResponse.json(translation(), { headers: { ETag: '"0"' } })),
    http.put(url(`${AREA}/de/product/p-1`), async ({ request }) => {
      sent.push(request.headers.get('If-Match'), await request.json())
      return HttpResponse.json(translation({ status: 'translated', version: 1 }), { headers: { ETag: '"1"' } })
    }),
    http.get(url(`${AREA}/de`), ({ request }) => {
      const isOutdated = request.url.includes('outdated')
      return HttpResponse.json({ items: isOutdated ? [row('p-1', 'outdated')] : [row('p-9', 'missing')], next_cursor: null })
    }),
  )
  await renderPage(<TranslationPage place={place} />)

  await userEvent.type(await screen.findByLabelText('Title in German'), 'Bogenlampe')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')

  expect(await screen.findByText(`at ${AREA}/de/product/p-9`)).toBeTruthy()
  expect(sent).toEqual(['"0"', { fields: { title: 'Bogenlampe' } }])
})

test('what changed is shown, and saving without a change brings it up to date', async () => {
  const outdated = field('title', { text: 'Bogenlampe', status: 'outdated', made_from: 'Arc desk lamp' })
  let saves = 0
  server.use(
    http.get(url(`${AREA}/de/product/p-1`), () =>
      HttpResponse.json(translation({ status: 'outdated', version: 2, fields: [outdated] }), { headers: { ETag: '"2"' } }),
    ),
    http.put(url(`${AREA}/de/product/p-1`), () => {
      saves += 1
      return HttpResponse.json(translation({ status: 'translated', version: 3 }), { headers: { ETag: '"3"' } })
    }),
    http.get(url(`${AREA}/de`), () => HttpResponse.json({ items: [], next_cursor: null })),
  )
  await renderPage(<TranslationPage place={place} />)

  expect(await screen.findByText('Arc desk lamp')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Save and next' }))

  expect(await screen.findByText(`at ${AREA}`)).toBeTruthy()
  expect(saves).toBe(1)
})

test('a refused text says so at its field', async () => {
  const problem = { code: 'invalid', message: 'Too long.', details: {}, fields: [{ field: 'fields.block.text', rule: 'string_too_long', message: 'Words has at most 5 characters.' }] }
  server.use(
    http.get(url(`${AREA}/de/product/p-1`), () => HttpResponse.json(translation(), { headers: { ETag: '"0"' } })),
    http.put(url(`${AREA}/de/product/p-1`), () => HttpResponse.json(problem, { status: 422, headers: { 'Content-Type': 'application/problem+json' } })),
  )
  await renderPage(<TranslationPage place={place} />)

  await userEvent.type(await screen.findByLabelText('Words in German'), 'Zu lang')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))

  expect(await screen.findByText('Words has at most 5 characters.')).toBeTruthy()
  expect(screen.getByLabelText('Words in German')).toHaveProperty('ariaInvalid', 'true')
})

test('the way back leads to the same language and kind', async () => {
  server.use(http.get(url(`${AREA}/de/product/p-1`), () => HttpResponse.json(translation(), { headers: { ETag: '"0"' } })))
  await renderPage(<TranslationPage place={place} />)

  const back = await screen.findByRole('link', { name: 'Translations' })

  expect(back.getAttribute('href')).toBe(`${AREA}?locale=de&kind=product`)
})

test('fields go by their names, and empty ones are left out', () => {
  expect(toRequest(translation(), ['', 'Licht'])).toEqual({ 'block.text': 'Licht' })
  expect(placeOf(translation(), 'fields.block.text')).toBe('texts.1')
  expect(placeOf(translation(), 'fields.gone')).toBe('fields.gone')
})
