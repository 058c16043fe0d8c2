import { ChartSpline, Table2 } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { IconButton } from '@/components/ui/icon-button'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

const TimeChart = lazy(() => import('./time-chart'))

/** One point of time; `values` stand in the order of the series. */
export interface ChartPoint {
  label: string
  values: number[]
}

/** A chart of at most two series, and the same numbers as a table behind it. */
export function ChartCard({
  title,
  description,
  series,
  points,
  format,
  formatTick = format,
}: {
  title: string
  description?: ReactNode
  series: [string] | [string, string]
  points: ChartPoint[]
  format: (value: number) => string
  /** Shorter, for the axis. */
  formatTick?: (value: number) => string
}) {
  const [isTable, setTable] = useState(false)
  return (
    <Card>
      <CardHeader
        title={title}
        description={description}
        action={
          <IconButton
            label={isTable ? 'Show as chart' : 'Show as table'}
            size="icon-small"
            onClick={() => setTable(!isTable)}
          >
            {isTable ? <ChartSpline aria-hidden /> : <Table2 aria-hidden />}
          </IconButton>
        }
      />
      <CardBody className="h-72">
        {isTable ? (
          <div className="-mx-5 overflow-y-auto max-sm:-mx-4">
            <Table>
              <thead>
                <tr>
                  <TableHead>Day</TableHead>
                  {series.map((name) => (
                    <TableHead key={name} className="text-right">
                      {name}
                    </TableHead>
                  ))}
                </tr>
              </thead>
              <tbody>
                {points.map((point) => (
                  <TableRow key={point.label}>
                    <TableCell>{point.label}</TableCell>
                    {point.values.map((value, index) => (
                      <TableCell key={series[index]} className="text-right">
                        {format(value)}
                      </TableCell>
                    ))}
                  </TableRow>
                ))}
              </tbody>
            </Table>
          </div>
        ) : (
          <Suspense fallback={<Skeleton className="h-full w-full rounded-control" />}>
            <TimeChart series={series} points={points} format={format} formatTick={formatTick} label={title} />
          </Suspense>
        )}
      </CardBody>
    </Card>
  )
}
