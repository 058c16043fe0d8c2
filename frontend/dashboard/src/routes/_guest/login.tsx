import { createFileRoute, redirect, useRouter } from '@tanstack/react-router'

import { LoginPage } from '@/features/accounts/login-page'
import * as session from '@/lib/session/session'

/** Only our own paths: a link must not send people elsewhere after logging in. */
const safePath = (path: unknown) =>
  typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : undefined

interface Search {
  return?: string
  reason?: string
}

export const Route = createFileRoute('/_guest/login')({
  validateSearch: (search: Record<string, unknown>): Search => {
    const back = safePath(search.return)
    return {
      ...(back ? { return: back } : {}),
      ...(typeof search.reason === 'string' ? { reason: search.reason } : {}),
    }
  },
  beforeLoad: async ({ search }) => {
    const token = session.mayBeSignedIn() ? await session.accessToken().catch(() => null) : null
    if (token) throw redirect({ to: (search.return ?? '/') as never })
  },
  component: Page,
})

function Page() {
  const search = Route.useSearch()
  const { history } = useRouter()
  return <LoginPage reason={search.reason} onDone={() => history.push(search.return ?? '/')} />
}
