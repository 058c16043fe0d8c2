import { useQuery } from '@tanstack/react-query'

import { ErrorState } from '@/components/ui/error-state'
import { Select } from '@/components/ui/select'
import { PageHeader } from '@/components/patterns/page-header'
import { useStore } from '@/lib/store-context'

import { ActionsCard } from './actions-card'
import { homeQuery } from './api'
import { Customise } from './customise'
import { HomeSkeleton } from './home-skeleton'
import { LaunchChecklist } from './launch-checklist'
import { RANGES, useLayout, WIDGETS, type Range, type Widget } from './layout'
import { Widgets } from './widgets'

/** What needs a person first, then the widgets as this person likes them: how the store is doing (for those who may
 * see profit) over the same days, and what came in. */
export function HomePage({ meId }: { meId?: string | undefined }) {
  const store = useStore()
  const { data: home, error, isPending, refetch } = useQuery(homeQuery(store.id))
  const { layout, change } = useLayout(meId)
  const offered: readonly Widget[] = home?.days ? (Object.keys(WIDGETS) as Widget[]) : ['recent']
  const hasOrders = (home?.recent_orders.length ?? 0) > 0
  const hasWidgets = home && (store.isLaunched || hasOrders)

  return (
    <div className="mx-auto flex w-full max-w-300 flex-col gap-5">
      <PageHeader
        title="Home"
        meta={home && <>As of {clockTime(home.as_of, store.timeZone)}</>}
        primary={
          hasWidgets &&
          home.days && (
            <>
              <Select
                aria-label="Days of the figures"
                options={RANGES.map(({ value, label }) => ({ value, label }))}
                value={layout.range}
                onChange={(event) => change({ range: event.target.value as Range })}
              />
              <Customise layout={layout} offered={offered} onChange={change} />
            </>
          )
        }
      />
      {!store.isLaunched && <LaunchChecklist />}
      {isPending && <HomeSkeleton />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {home && (
        <>
          {home.actions.length > 0 && <ActionsCard actions={home.actions} />}
          {hasWidgets && <Widgets home={home} layout={layout} offered={offered} />}
        </>
      )}
    </div>
  )
}

const clockTime = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat(navigator.language, { timeStyle: 'short', timeZone }).format(new Date(at))
