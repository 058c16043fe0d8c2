import { useQuery } from '@tanstack/react-query'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonText } from '@/components/ui/skeleton'
import { ChartCard } from '@/components/patterns/chart-card'
import { PageHeader } from '@/components/patterns/page-header'
import { useStore } from '@/lib/store-context'

import { DAYS, speedQuery, type SpeedReport } from './api'
import { MetricCard } from './metric-card'
import { PlacesCard } from './places-card'

const dayName = (date: string) =>
  new Intl.DateTimeFormat(navigator.language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date))

/** How fast the shop was for the people in it. */
export function SpeedPage() {
  const store = useStore()
  const { data: report, error, isPending, refetch } = useQuery(speedQuery(store.id))
  return (
    <div className="mx-auto flex w-full max-w-300 flex-col gap-5">
      <PageHeader title="Speed" meta={`What shoppers' browsers measured in the last ${String(DAYS)} days`} />
      {isPending && <SkeletonText lines={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {report && (report.whole.score === null ? <Nothing /> : <Report report={report} />)}
    </div>
  )
}

function Nothing() {
  return (
    <Card>
      <EmptyState
        drawing="compass"
        title="Nothing measured yet"
        body="Each visit to your shop tells how fast its pages were. The first figures appear with the first shoppers."
      />
    </Card>
  )
}

function Report({ report }: { report: SpeedReport }) {
  const days = report.by_day.filter((day) => day.score !== null)
  return (
    <>
      <Card>
        <CardHeader title="Score" description="100: every visit was fast. Loading counts most." />
        <CardBody>
          <p className="text-4xl font-semibold tabular-nums">
            {report.whole.score}
            <span className="text-base font-normal text-muted"> of 100, from {report.whole.visits} visits</span>
          </p>
        </CardBody>
      </Card>
      <div className="grid gap-5 lg:grid-cols-3">
        {report.whole.metrics.map((measured) => (
          <MetricCard key={measured.metric} measured={measured} />
        ))}
      </div>
      {days.length > 1 && (
        <ChartCard
          title="Score by day"
          description="Days without visits are left out"
          series={['Score']}
          points={days.map((day) => ({ label: dayName(day.name), values: [day.score ?? 0] }))}
          format={(value) => String(value)}
        />
      )}
      <PlacesCard title="By page" places={report.by_page} />
      <PlacesCard title="By device" places={report.by_device} />
    </>
  )
}
