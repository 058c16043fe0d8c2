import { createFileRoute, Outlet } from '@tanstack/react-router'

import { requireSession } from '@/app/require-session'
import { OverlayHost } from '@/app/shell/overlay-host'

export const Route = createFileRoute('/_app')({
  beforeLoad: ({ location }) => requireSession(location.href),
  component: SignedIn,
})

function SignedIn() {
  return (
    <>
      <Outlet />
      <OverlayHost />
    </>
  )
}
