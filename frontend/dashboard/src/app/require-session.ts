import { redirect } from '@tanstack/react-router'

import * as session from '@/lib/session/session'

/** For `beforeLoad`: a signed-in person passes, anybody else logs in and comes back here. */
export async function requireSession(here: string) {
  const isSignedIn = session.mayBeSignedIn() && (await session.accessToken()) !== null
  if (!isSignedIn) throw redirect({ to: '/login', search: here === '/' ? {} : { return: here } })
}
