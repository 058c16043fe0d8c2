import { http, HttpResponse } from 'msw'

import { ApiProblem } from '@/lib/api/problem'
import { api, unwrap } from '@/lib/api/client'
import { server, url } from '@/testing/server'

import * as session from './session'

const me = { id: 'u1', email: 'ada@example.com', name: 'Ada', is_verified: true, created_at: '2026-01-01T00:00:00Z' }
const unauthenticated = () =>
  HttpResponse.json({ code: 'unauthenticated', message: 'Sign in to go on.' }, { status: 401 })
const token = (access_token: string) => HttpResponse.json({ access_token, expires_in: 900, user: me })

const readMe = () => unwrap(api.GET('/api/v1/me'))
const onlyFor = (wanted: string) =>
  http.get(url('/me'), ({ request }) =>
    request.headers.get('authorization') === `Bearer ${wanted}` ? HttpResponse.json(me) : unauthenticated(),
  )

/** Counts refreshes; each answers with the next token. */
function refreshes(...tokens: string[]) {
  const seen: (string | null)[] = []
  server.use(
    http.post(url('/auth/refresh'), ({ request }) => {
      seen.push(request.headers.get('x-windlass-request'))
      const next = tokens[seen.length - 1]
      return next ? token(next) : unauthenticated()
    }),
  )
  return seen
}

afterEach(() => session.end('signed-out'))

test('many requests with an expired token share one refresh', async () => {
  const seen = refreshes('fresh', 'never')
  server.use(onlyFor('fresh'))

  const answers = await Promise.all([readMe(), readMe(), readMe()])

  expect(answers.map((answer) => answer.name)).toEqual(['Ada', 'Ada', 'Ada'])
  expect(seen).toEqual(['1'])
})

test('a refused token is refreshed and the request sent again with its body', async () => {
  session.begin({ access_token: 'revoked', expires_in: 900 })
  refreshes('fresh')
  server.use(
    http.patch<never, { name: string }>(url('/me'), async ({ request }) =>
      request.headers.get('authorization') === 'Bearer fresh'
        ? HttpResponse.json({ ...me, name: (await request.json()).name })
        : unauthenticated(),
    ),
  )

  const renamed = await unwrap(api.PATCH('/api/v1/me', { body: { name: 'Ada L.' } }))

  expect(renamed.name).toBe('Ada L.')
})

test('when the cookie is refused too, the session is over', async () => {
  session.begin({ access_token: 'revoked', expires_in: 900 })
  refreshes()
  server.use(onlyFor('nobody'))
  const reasons: string[] = []
  const stop = session.onEnd((reason) => reasons.push(reason))

  await expect(readMe()).rejects.toMatchObject({ status: 401, code: 'unauthenticated' })

  stop()
  expect(reasons).toEqual(['expired'])
  expect(session.mayBeSignedIn()).toBe(false)
})

test('a wrong password neither refreshes nor ends the session', async () => {
  session.begin({ access_token: 'good', expires_in: 900 })
  const seen = refreshes('never')
  let tries = 0
  server.use(
    http.post(url('/auth/change-password'), () => {
      tries += 1
      return HttpResponse.json({ code: 'credentials_wrong', message: 'Not right.' }, { status: 401 })
    }),
  )

  const body = { current_password: 'a', new_password: 'six geese a-laying' }
  await expect(unwrap(api.POST('/api/v1/auth/change-password', { body }))).rejects.toThrow('Not right.')

  expect(tries).toBe(1)
  expect(seen).toEqual([])
  expect(session.mayBeSignedIn()).toBe(true)
})

test('a server that fails to refresh does not log anybody out', async () => {
  session.begin({ access_token: 'old', expires_in: 1 })
  server.use(http.post(url('/auth/refresh'), () => HttpResponse.json(null, { status: 503 })))

  await expect(readMe()).rejects.toBeInstanceOf(ApiProblem)

  expect(session.mayBeSignedIn()).toBe(true)
})

test('a tab that waited for another one’s refresh uses the token it shared', async () => {
  const otherTab = new BroadcastChannel('windlass.session')
  const seen = refreshes('second')
  server.use(onlyFor('shared'))
  const locks = {
    request: async (_name: string, run: () => Promise<unknown>) => {
      const arrived = new Promise((resolve) => {
        const listener = new BroadcastChannel('windlass.session')
        listener.onmessage = () => (listener.close(), resolve(null))
      })
      otherTab.postMessage({ kind: 'access', access: { token: 'shared', expiresAt: Date.now() + 900_000 } })
      await arrived
      return run()
    },
  }
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true })

  const answer = await readMe()

  otherTab.close()
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })
  expect(answer.name).toBe('Ada')
  expect(seen).toEqual([])
})
