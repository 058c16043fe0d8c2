import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { Language } from './api'
import { LanguagesPage } from './languages-page'
import { arranged, raised } from './order'

const language = (code: string, facts: Partial<Language> = {}): Language => ({
  code,
  name: code,
  english_name: code.toUpperCase(),
  direction: 'ltr',
  is_default: false,
  is_published: false,
  url: `http://volt.localhost/${code}`,
  translated_percent: 100,
  ...facts,
})

const LANGUAGES = [
  language('en', { is_default: true, is_published: true, url: 'http://volt.localhost' }),
  language('de', { is_published: true }),
  language('ar', { direction: 'rtl' }),
]

const answer = (languages: Language[]) =>
  HttpResponse.json({ languages, version: 3 }, { headers: { ETag: '"3"' } })

test('a language is published beside those that are', async () => {
  let sent: unknown
  let known = LANGUAGES
  server.use(
    http.get(url('/stores/store-1/settings/languages'), () => answer(known)),
    http.patch(url('/stores/store-1/settings/languages'), async ({ request }) => {
      sent = [request.headers.get('If-Match'), await request.json()]
      known = LANGUAGES.map((one) => ({ ...one, is_published: true }))
      return answer(known)
    }),
  )
  await renderPage(<LanguagesPage />)

  expect(await screen.findByRole('switch', { name: 'Publish DE' })).toHaveProperty('dataset.state', 'checked')
  expect(screen.queryByRole('link', { name: /volt.localhost\/ar/ })).toBeNull()
  await userEvent.click(screen.getByRole('switch', { name: 'Publish AR' }))
  await userEvent.click(screen.getByRole('button', { name: 'Show AR earlier' }))
  await userEvent.click(screen.getByRole('button', { name: /^Save/ }))

  await waitFor(() => {
    expect(sent).toEqual(['"3"', { published: ['ar', 'de'] }])
  })
  expect(await screen.findByRole('link', { name: /volt.localhost\/ar/ })).toBeTruthy()
})

test('chosen ones stand in their order, below the default', () => {
  expect(arranged(LANGUAGES, ['ar', 'de']).map((one) => one.code)).toEqual(['en', 'ar', 'de'])
  expect(raised(['de', 'fr', 'ar'], 'ar')).toEqual(['de', 'ar', 'fr'])
  expect(raised(['de', 'fr'], 'de')).toEqual(['de', 'fr'])
})
