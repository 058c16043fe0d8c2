import { createFileRoute, Outlet } from '@tanstack/react-router'

import { OfflineBanner } from '@/app/shell/offline-banner'
import '@/lib/theme' // follows the device from light to dark

/** Pages that need the whole window, with their own way out. */
export const Route = createFileRoute('/_app/_whole')({ component: WholeShell })

function WholeShell() {
  return (
    <>
      <OfflineBanner />
      <Outlet />
    </>
  )
}
