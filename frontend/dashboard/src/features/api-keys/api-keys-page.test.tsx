import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import { ApiKeysPage } from './api-keys-page'
import { docsUrl } from './scopes'

const key = {
  id: 'k1',
  name: 'Accounting',
  start: 'wk_7rAb',
  scopes: ['orders:read'],
  created_at: '2026-03-10T12:00:00Z',
  last_used_at: null,
}

test('the first key stays on the screen although the list behind it fills', async () => {
  const keys: (typeof key)[] = []
  const sent: unknown[] = []
  server.use(
    http.get(url('/stores/store-1/api-keys'), () => HttpResponse.json({ items: keys, next_cursor: null })),
    http.post(url('/stores/store-1/api-keys'), async ({ request }) => {
      sent.push(await request.json())
      keys.push(key)
      return HttpResponse.json({ ...key, key: 'wk_7rAb-the-whole-secret' }, { status: 201 })
    }),
  )
  await renderPage(<ApiKeysPage />)

  await userEvent.click(await screen.findByRole('button', { name: 'Create API key' }))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Accounting')
  await userEvent.click(screen.getByRole('checkbox', { name: /^Products/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Create API key' }))

  expect(await screen.findByText('wk_7rAb…')).toBeTruthy()
  expect(screen.getByText('wk_7rAb-the-whole-secret')).toBeTruthy()
  expect(sent).toEqual([{ name: 'Accounting', scopes: ['store:read', 'orders:read'] }])
})

test('the reference is on the api host beside the dashboard', () => {
  expect(docsUrl('http://dashboard.localhost:8080/stores/1/settings/api-keys')).toBe('http://api.localhost:8080/docs')
})
