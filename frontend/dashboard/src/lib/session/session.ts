import { ApiProblem, Unreachable } from '@/lib/api/problem'

/** The access token lives here and nowhere else; the refresh token is a cookie scripts cannot see. */
interface Access {
  token: string
  expiresAt: number
}

interface TokenAnswer {
  access_token: string
  expires_in: number
}

type Message = { kind: 'access'; access: Access } | { kind: 'signed-out' }
type Listener = (reason: 'expired' | 'signed-out') => void

const HINT = 'windlass.signed-in'
const EARLY_MS = 30_000
/** The refresh cookie travels only with this header, which other sites cannot set. */
export const CSRF_HEADER = { 'X-Windlass-Request': '1' }

let access: Access | null = null
let refreshing: Promise<string | null> | null = null
const listeners = new Set<Listener>()
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('windlass.session')

channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.kind === 'access') access = data.access
  else end('signed-out', { tellOtherTabs: false })
})

const isFresh = () => access !== null && access.expiresAt - EARLY_MS > Date.now()

/** Whether this browser was signed in when last used; the cookie itself is not readable. */
export const mayBeSignedIn = () => access !== null || localStorage.getItem(HINT) !== null

export function begin({ access_token, expires_in }: TokenAnswer) {
  access = { token: access_token, expiresAt: Date.now() + expires_in * 1000 }
  localStorage.setItem(HINT, '1')
  channel?.postMessage({ kind: 'access', access } satisfies Message)
}

export function end(reason: 'expired' | 'signed-out', { tellOtherTabs = true } = {}) {
  access = null
  localStorage.removeItem(HINT)
  if (tellOtherTabs) channel?.postMessage({ kind: 'signed-out' } satisfies Message)
  listeners.forEach((listener) => listener(reason))
}

/** Who is signed in, as their token says; for what this browser keeps of each person apart. */
export function personId(): string {
  try {
    const claims = access?.token.split('.')[1] ?? ''
    return String((JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown }).sub ?? '')
  } catch {
    return ''
  }
}

export function onEnd(listener: Listener) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The current token; refreshed first if it is about to end. `null` if nobody is signed in. */
export async function accessToken(): Promise<string | null> {
  return isFresh() ? access!.token : refresh()
}

/** A new token, or `null` when the refresh cookie is gone or refused. Callers share one refresh. */
export function refresh(): Promise<string | null> {
  refreshing ??= oneTabAtATime().finally(() => {
    refreshing = null
  })
  return refreshing
}

/** The server rotates the cookie and treats a second use of the old one as theft, so two tabs must
 * never refresh at once; whoever waited uses the token the first tab shared. */
async function oneTabAtATime(): Promise<string | null> {
  const before = access?.token
  const run = async () => {
    if (isFresh() && access!.token !== before) return access!.token
    return requestToken()
  }
  return navigator.locks ? navigator.locks.request('windlass.refresh', run) : run()
}

async function requestToken(): Promise<string | null> {
  const response = await fetch(`${location.origin}/api/v1/auth/refresh`, {
    method: 'POST',
    headers: CSRF_HEADER,
    keepalive: true, // leaving the page must not lose the rotated cookie
  }).catch(() => {
    throw new Unreachable()
  })
  if (response.status === 401 || response.status === 403) {
    access = null
    localStorage.removeItem(HINT)
    return null
  }
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw ApiProblem.from(body, response)
  begin(body as TokenAnswer)
  return access!.token
}
