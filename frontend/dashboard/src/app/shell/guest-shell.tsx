import { Outlet } from '@tanstack/react-router'

import { Wordmark } from '@/components/ui/mark'

import { OfflineBanner } from './offline-banner'
import { useRouteFocus } from './use-route-focus'

/** Log in, register and their relatives: one narrow column. */
export function GuestShell() {
  const main = useRouteFocus()
  return (
    <div className="flex min-h-dvh flex-col">
      <OfflineBanner />
      <main
        ref={main}
        tabIndex={-1}
        className="mx-auto flex w-full max-w-96 flex-1 flex-col justify-center px-5 py-12 outline-none"
      >
        <div className="mb-8">
          <Wordmark />
        </div>
        <Outlet />
      </main>
    </div>
  )
}
