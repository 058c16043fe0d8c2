import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Palette } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonText } from '@/components/ui/skeleton'
import { ChartCard } from '@/components/patterns/chart-card'
import { DetailPage } from '@/components/patterns/detail-page'
import { useStore } from '@/lib/store-context'

import { analyticsQuery, DAYS, type Analytics } from './api'
import { IndexCard } from './index-card'
import { QueriesCard } from './queries-card'

const dayName = (date: string) =>
  new Intl.DateTimeFormat(navigator.language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date))

/** What shoppers look for, what they do not find, and the index they search in. */
export function SearchPage() {
  const store = useStore()
  const navigate = useNavigate()
  const { data: found, error, isPending, refetch } = useQuery(analyticsQuery(store.id))
  return (
    <DetailPage
      title="Search"
      meta={`What shoppers searched for in the last ${String(DAYS)} days; who they are is not kept`}
      primary={
        <Button variant="primary" asChild>
          <Link to="/stores/$storeId/search/rules" params={{ storeId: store.id }}>
            Synonyms and pins
          </Link>
        </Button>
      }
      actions={[
        {
          label: 'Colours of options',
          icon: Palette,
          run: () => void navigate({ to: '/stores/$storeId/search/swatches', params: { storeId: store.id } }),
        },
      ]}
      aside={<IndexCard />}
    >
      {isPending && <SkeletonText lines={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {found && <Figures found={found} />}
    </DetailPage>
  )
}

function Figures({ found }: { found: Analytics }) {
  const isUsed = found.days.some((day) => day.searches > 0)
  return (
    <>
      {isUsed && (
        <ChartCard
          title="Searches by day"
          description="Empty: nothing was found"
          series={['All', 'Empty']}
          points={found.days.map((day) => ({ label: dayName(day.date), values: [day.searches, day.without_results] }))}
          format={(value) => String(value)}
        />
      )}
      <QueriesCard
        title="Not found"
        description="Give a product this word, or make it a synonym of one you use"
        queries={found.without_results}
        empty={isUsed ? 'Every search found something.' : 'Nobody has searched yet.'}
        isEmptyCounted
      />
      <QueriesCard
        title="Most searched"
        description="Clicked: how many searches led to a product"
        queries={found.top}
        empty="Nobody has searched yet."
      />
    </>
  )
}
