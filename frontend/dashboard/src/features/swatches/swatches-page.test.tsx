import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import { SwatchesPage } from './swatches-page'

const found = {
  values: [{ name: 'Midnight', colours: ['#101a3c'] }],
  in_use: [
    { option: 'Colour', name: 'Midnight', usual: [] },
    { option: 'Colour', name: 'Black', usual: ['#111111'] },
    { option: 'Size', name: 'Large', usual: [] },
  ],
  version: 3,
}

test('a usual name is taken into the list, changed and saved with what was there', async () => {
  let sent: unknown
  server.use(
    http.get(url('/stores/store-1/settings/swatches'), () => HttpResponse.json(found, { headers: { ETag: '"3"' } })),
    http.put(url('/stores/store-1/settings/swatches'), async ({ request }) => {
      sent = { body: await request.json(), version: request.headers.get('If-Match') }
      return HttpResponse.json({ ...found, version: 4 }, { headers: { ETag: '"4"' } })
    }),
  )
  await renderPage(<SwatchesPage />)

  const colours = await screen.findByRole('region', { name: 'Colour' })
  expect(within(colours).queryByText('Midnight')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Choose the colour of Black' }))
  const second = screen.getByRole('textbox', { name: 'Second colour of Black' })
  await userEvent.type(second, '#FFFFFF')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))

  expect(await screen.findByText('Colours saved')).toBeTruthy()
  expect(sent).toEqual({
    body: {
      values: [
        { name: 'Midnight', colours: ['#101a3c'] },
        { name: 'Black', colours: ['#111111', '#ffffff'] },
      ],
    },
    version: '"3"',
  })
})

test('a colour that is none is said beside its field', async () => {
  server.use(
    http.get(url('/stores/store-1/settings/swatches'), () => HttpResponse.json(found, { headers: { ETag: '"3"' } })),
  )
  await renderPage(<SwatchesPage />)

  await userEvent.type(await screen.findByRole('textbox', { name: 'Second colour of Midnight' }), 'blue')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))

  expect(await screen.findByText('Write a colour like #1b2a49.')).toBeTruthy()
})
