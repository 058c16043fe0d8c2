import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import { PoliciesSettings } from './policies-settings'

const empty = { refund: '', shipping: '', privacy: '', terms: '', withdrawal: '', imprint: '' }
const policy = (kind: string, title: string, facts = {}) => ({
  kind,
  title,
  html: `<p>Template of ${kind} <mark>your address</mark></p>`,
  is_due: true,
  is_shown: true,
  live_html: `<p>Live ${kind}</p>`,
  ...facts,
})

test('a template is inserted, compared with what is live, and saved', async () => {
  const sent: unknown[] = []
  server.use(
    http.get(url('/stores/store-1/settings/policies'), () => HttpResponse.json(empty, { headers: { ETag: '"7"' } })),
    http.get(url('/stores/store-1/settings/policies/templates'), () =>
      HttpResponse.json({ items: [policy('refund', 'Refund policy'), policy('imprint', 'Legal notice')], next_cursor: null }),
    ),
    http.patch(url('/stores/store-1/settings/policies'), async ({ request }) => {
      sent.push(await request.json(), request.headers.get('if-match'))
      return HttpResponse.json({ ...empty, imprint: '<p>x</p>' }, { headers: { ETag: '"8"' } })
    }),
  )
  await renderPage(<PoliciesSettings />)

  await userEvent.click(await screen.findByRole('tab', { name: 'Legal notice' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Insert template' }))
  expect(screen.getByText('One blank is left to fill in')).toBeTruthy()

  await userEvent.click(screen.getByRole('button', { name: 'Compare with live' }))
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText('Live imprint')).toBeTruthy()
  expect(await within(dialog).findByText(/Template of imprint/)).toBeTruthy()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }))

  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Settings saved')).toBeTruthy()
  expect(sent).toEqual([{ ...empty, imprint: '<p>Template of imprint <mark>your address</mark></p>' }, '"7"'])
})

test('a text that is refused is opened, and its tab is marked', async () => {
  server.use(
    http.get(url('/stores/store-1/settings/policies'), () => HttpResponse.json(empty, { headers: { ETag: '"7"' } })),
    http.get(url('/stores/store-1/settings/policies/templates'), () =>
      HttpResponse.json({ items: [policy('refund', 'Refund policy'), policy('imprint', 'Legal notice')], next_cursor: null }),
    ),
    http.patch(url('/stores/store-1/settings/policies'), () =>
      HttpResponse.json(
        { code: 'invalid', message: 'Some fields need another look.', fields: [{ field: 'imprint', rule: 'too_long', message: 'The legal notice is too long.' }] },
        { status: 422 },
      ),
    ),
  )
  await renderPage(<PoliciesSettings />)
  await userEvent.click(await screen.findByRole('tab', { name: 'Legal notice' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Insert template' }))
  await userEvent.click(screen.getByRole('tab', { name: 'Refund policy' }))

  await userEvent.click(screen.getByRole('button', { name: 'Save' }))

  expect(await screen.findByText('The legal notice is too long.')).toBeTruthy()
  expect(screen.getByRole('tab', { name: 'Legal notice needs another look' }).getAttribute('data-state')).toBe('active')
})
