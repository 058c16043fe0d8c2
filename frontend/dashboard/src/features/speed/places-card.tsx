import { Card, CardHeader } from '@/components/ui/card'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

import type { Measured, Speed } from './api'
import { METRICS, PLACES, valueSaid } from './words'

const ORDER: Measured['metric'][] = ['lcp', 'inp', 'cls']

/** The same figures page by page, or device by device. */
export function PlacesCard({ title, places }: { title: string; places: Speed[] }) {
  return (
    <Card className="overflow-clip">
      <CardHeader title={title} />
      <div className="overflow-x-auto">
        <Table>
          <thead>
            <tr>
              <TableHead>Where</TableHead>
              <TableHead className="text-right">Score</TableHead>
              {ORDER.map((metric) => (
                <TableHead key={metric} className="text-right">
                  {METRICS[metric].name}
                </TableHead>
              ))}
              <TableHead className="text-right">Visits</TableHead>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <TableRow key={place.name}>
                <TableCell>{PLACES[place.name] ?? place.name}</TableCell>
                <TableCell className="text-right font-medium tabular-nums">{place.score ?? ''}</TableCell>
                {ORDER.map((metric) => {
                  const measured = place.metrics.find((one) => one.metric === metric)
                  return (
                    <TableCell key={metric} className="text-right whitespace-nowrap tabular-nums">
                      {measured ? valueSaid(metric, measured.p75) : <span className="text-muted">Not measured</span>}
                    </TableCell>
                  )
                })}
                <TableCell className="text-right tabular-nums">{place.visits}</TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
    </Card>
  )
}
