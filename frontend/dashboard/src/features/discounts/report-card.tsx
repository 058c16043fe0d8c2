import { useQuery } from '@tanstack/react-query'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { ChartCard } from '@/components/patterns/chart-card'
import { MoneyText } from '@/components/patterns/money-text'
import { formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'

import { reportQuery, type Report } from './api'

const dayName = (day: string) =>
  new Intl.DateTimeFormat(navigator.language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day))

/** What the discount brought and what it gave, by day and by code. */
export function ReportCards({ discountId }: { discountId: string }) {
  const store = useStore()
  const { data: report, error, refetch } = useQuery(reportQuery(store.id, discountId))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!report) return <Skeleton className="h-72" />
  const format = (amount: number) => formatMoney({ amount, currency: store.currency })
  return (
    <>
      <Card>
        <CardHeader title="Use" description="Last 30 days" />
        <CardBody>
          <dl className="grid grid-cols-3 gap-4">
            <Figure name="Orders" value={String(report.total.uses)} />
            <Figure name="Revenue" value={formatMoney(report.total.revenue)} />
            <Figure name="Discount given" value={formatMoney(report.total.given)} />
          </dl>
        </CardBody>
      </Card>
      {report.total.uses > 0 && (
        <ChartCard
          title="Revenue and discount given"
          description="By day in the store's time zone"
          series={['Revenue', 'Given']}
          points={report.days.map(({ day, figures }) => ({
            label: dayName(day),
            values: [figures.revenue.amount, figures.given.amount],
          }))}
          format={format}
          formatTick={(amount) => formatMoney({ amount: Math.round(amount), currency: store.currency }, { isBrief: true })}
        />
      )}
      {report.codes.length > 1 && <CodesTable codes={report.codes} />}
    </>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="truncate text-lg font-semibold tabular-nums">{value}</dd>
    </div>
  )
}

function CodesTable({ codes }: { codes: Report['codes'] }) {
  return (
    <Card className="overflow-clip">
      <CardHeader title="By code" description="Of all time, the most used first" />
      <CardBody className="max-h-96 overflow-y-auto px-0">
        <Table>
          <thead>
            <tr>
              <TableHead>Code</TableHead>
              <TableHead className="text-right">Orders</TableHead>
              <TableHead className="text-right">Revenue</TableHead>
              <TableHead className="text-right">Given</TableHead>
            </tr>
          </thead>
          <tbody>
            {codes.map(({ code, figures }) => (
              <TableRow key={code}>
                <TableCell className="font-mono text-xs">{code}</TableCell>
                <TableCell className="text-right tabular-nums">{figures.uses}</TableCell>
                <TableCell className="text-right">
                  <MoneyText value={figures.revenue} />
                </TableCell>
                <TableCell className="text-right">
                  <MoneyText value={figures.given} muted />
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  )
}
