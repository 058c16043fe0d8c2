import { Unreachable } from '@/lib/api/problem'

import * as session from './session'

/** Routes for people who are not signed in: a 401 from them is their answer, not the end of a session. */
const PUBLIC = new Set(
  ['register', 'login', 'logout', 'verify-email', 'forgot-password', 'reset-password'].map(
    (name) => `/api/v1/auth/${name}`,
  ),
)

async function send(request: Request, token: string | null): Promise<Response> {
  for (const [name, value] of Object.entries(session.CSRF_HEADER)) request.headers.set(name, value)
  if (token) request.headers.set('Authorization', `Bearer ${token}`)
  try {
    return await globalThis.fetch(request)
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new Unreachable()
  }
}

/** A wrong password is also a 401, but says nothing about the session. */
async function isAboutSession(response: Response): Promise<boolean> {
  if (response.status !== 401) return false
  const body: unknown = await response.clone().json().catch(() => null)
  return !(typeof body === 'object' && body !== null && 'code' in body && body.code === 'credentials_wrong')
}

/** Sends with the access token; on 401 refreshes once and sends again; if that fails too, the
 * session is over and the app is told, which leads to the login page and back. */
export async function authorizedFetch(request: Request): Promise<Response> {
  if (PUBLIC.has(new URL(request.url).pathname)) return send(request, null)

  const again = request.clone()
  const first = await send(request, await session.accessToken())
  if (!(await isAboutSession(first))) return first

  const token = await session.refresh()
  const second = token ? await send(again, token) : first
  if (await isAboutSession(second)) session.end('expired')
  return second
}
