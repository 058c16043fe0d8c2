import { Link, Outlet } from '@tanstack/react-router'

import { Wordmark } from '@/components/ui/mark'

import { OfflineBanner } from './offline-banner'
import { UserMenu } from './user-menu'
import { useRouteFocus } from './use-route-focus'

/** Pages above the stores: choosing one, making one, the account. */
export function PlainShell() {
  const main = useRouteFocus()
  return (
    <div className="flex min-h-dvh flex-col">
      <OfflineBanner />
      <header className="flex h-14 shrink-0 items-center justify-between border-b border-border px-6 max-md:px-4">
        <Link to="/stores" className="rounded-control" aria-label="Windlass: your stores">
          <Wordmark />
        </Link>
        <UserMenu isNarrow />
      </header>
      <main id="main" ref={main} tabIndex={-1} className="flex-1 px-6 pt-10 pb-24 outline-none max-md:px-4 max-md:pt-6">
        <Outlet />
      </main>
    </div>
  )
}
