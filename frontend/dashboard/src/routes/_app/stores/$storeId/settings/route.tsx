import { createFileRoute, Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

import { settingsTabs } from '@/app/features'
import { PageHeader } from '@/components/patterns/page-header'
import { tabListLook, tabLook } from '@/components/ui/tabs'
import { cn } from '@/lib/cn'

export const Route = createFileRoute('/_app/stores/$storeId/settings')({
  staticData: { crumb: 'Settings' },
  component: SettingsLayout,
})

function SettingsLayout() {
  const { storeId } = Route.useParams()
  const bar = useRef<HTMLElement>(null)
  const path = useLocation({ select: (location) => location.pathname })
  // On phones the tabs scroll: the one that is open must not be out of sight.
  useEffect(() => {
    const open = bar.current?.querySelector<HTMLElement>('[data-status=active]')
    if (bar.current && open) bar.current.scrollLeft = open.offsetLeft - bar.current.offsetLeft - 24
  }, [path])
  return (
    <div className="mx-auto flex w-full max-w-200 flex-col gap-5">
      <PageHeader title="Settings" />
      <nav ref={bar} aria-label="Settings" className={cn(tabListLook, 'md:flex-wrap')}>
        {settingsTabs.map((tab) => (
          <Link key={tab.path} to={`/stores/${storeId}${tab.path}` as never} className={tabLook}>
            {tab.label}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  )
}
