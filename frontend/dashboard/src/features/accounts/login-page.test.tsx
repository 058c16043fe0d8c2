import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import { LoginPage } from './login-page'

const fill = async () => {
  await userEvent.type(await screen.findByLabelText('E-mail'), 'ada@example.com')
  await userEvent.type(screen.getByLabelText('Password'), 'six geese a-laying')
  await userEvent.click(screen.getByRole('button', { name: 'Log in' }))
}

test('a wrong password is explained, and what was typed stays', async () => {
  const message = 'The e-mail address or the password is not right.'
  server.use(
    http.post(url('/auth/login'), () => HttpResponse.json({ code: 'credentials_wrong', message }, { status: 401 })),
  )
  await renderPage(<LoginPage onDone={() => {}} />)

  await fill()

  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(message))
  expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('ada@example.com')
})

test('the right one is sent once and goes on', async () => {
  const sent: unknown[] = []
  server.use(
    http.post(url('/auth/login'), async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ access_token: 't', expires_in: 900, user: {} })
    }),
  )
  let isDone = false
  await renderPage(<LoginPage onDone={() => (isDone = true)} />)

  await fill()

  await waitFor(() => expect(isDone).toBe(true))
  expect(sent).toEqual([{ email: 'ada@example.com', password: 'six geese a-laying' }])
})
