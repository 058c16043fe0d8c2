import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { StrictMode } from 'react'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import { AliExpressReturnPage } from './aliexpress-return-page'

const STORE = '01M822YGBRD3GG1B5YK59WEBM9'
const STATE = `${STORE}.signed.by.us`

test('the code is sent once, for the store that the state names, and its supplier opens', async () => {
  const sent: unknown[] = []
  server.use(
    http.post(url(`/stores/${STORE}/suppliers/aliexpress/callback`), async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ id: 'supplier-1', name: 'AliExpress' })
    }),
  )
  await renderPage(
    <StrictMode>
      <AliExpressReturnPage code="3_5001" state={STATE} />
    </StrictMode>,
  )

  expect(await screen.findByText(`at /stores/${STORE}/suppliers/supplier-1`)).toBeTruthy()
  expect(screen.getByText('AliExpress connected')).toBeTruthy()
  expect(sent).toEqual([{ code: '3_5001', state: STATE }])
})

test('a no is explained, with the way to try again', async () => {
  await renderPage(<AliExpressReturnPage code={undefined} state={STATE} />)

  expect(await screen.findByText('AliExpress is not connected')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Connect again' }).getAttribute('href')).toContain(`/stores/${STORE}/suppliers/connect`)
})
