import { useQuery } from '@tanstack/react-query'

import { ErrorState } from '@/components/ui/error-state'
import { PageHeader } from '@/components/patterns/page-header'
import { useStore } from '@/lib/store-context'

import { ActionsCard } from './actions-card'
import { homeQuery } from './api'
import { Figures } from './figures'
import { HomeSkeleton } from './home-skeleton'
import { LaunchChecklist } from './launch-checklist'
import { RecentOrders } from './recent-orders'
import { RevenueChart } from './revenue-chart'

/** What needs a person first, then how the store is doing (for those who may see profit), then what
 * came in. */
export function HomePage() {
  const store = useStore()
  const { data: home, error, isPending, refetch } = useQuery(homeQuery(store.id))
  const hasOrders = (home?.recent_orders.length ?? 0) > 0

  return (
    <div className="mx-auto flex w-full max-w-300 flex-col gap-5">
      <PageHeader title="Home" meta={home && <>As of {clockTime(home.as_of, store.timeZone)}</>} />
      {!store.isLaunched && <LaunchChecklist />}
      {isPending && <HomeSkeleton />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {home && (
        <>
          {home.actions.length > 0 && <ActionsCard actions={home.actions} />}
          {(store.isLaunched || hasOrders) && (
            <>
              {home.days && (
                <>
                  <Figures home={home} />
                  <RevenueChart days={home.days} />
                </>
              )}
              <RecentOrders home={home} />
            </>
          )}
        </>
      )}
    </div>
  )
}

const clockTime = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat(navigator.language, { timeStyle: 'short', timeZone }).format(new Date(at))
