import { createFileRoute, Link, Outlet } from '@tanstack/react-router'

import { settingsTabs } from '@/app/features'
import { PageHeader } from '@/components/patterns/page-header'
import { tabListLook, tabLook } from '@/components/ui/tabs'

export const Route = createFileRoute('/_app/stores/$storeId/settings')({
  staticData: { crumb: 'Settings' },
  component: SettingsLayout,
})

function SettingsLayout() {
  const { storeId } = Route.useParams()
  return (
    <div className="mx-auto flex w-full max-w-200 flex-col gap-5">
      <PageHeader title="Settings" />
      <nav aria-label="Settings" className={tabListLook}>
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
