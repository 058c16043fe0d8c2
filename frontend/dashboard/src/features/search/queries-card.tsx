import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

import type { QueryFigures } from './api'

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${String(Math.round((part * 100) / whole))}%`)

/** Queries with how often they were searched and led to a product. */
export function QueriesCard({
  title,
  description,
  queries,
  empty,
  isEmptyCounted = false,
}: {
  title: string
  description: string
  queries: QueryFigures[]
  empty: string
  /** Count the searches that found nothing, instead of all of them and their clicks. */
  isEmptyCounted?: boolean
}) {
  return (
    <Card className="overflow-clip">
      <CardHeader title={title} description={description} />
      {queries.length === 0 ? (
        <CardBody>
          <p className="text-muted">{empty}</p>
        </CardBody>
      ) : (
        <div className="max-h-120 overflow-auto">
          <Table>
            <thead>
              <tr>
                <TableHead>Query</TableHead>
                <TableHead className="text-right">{isEmptyCounted ? 'Without results' : 'Searches'}</TableHead>
                {!isEmptyCounted && <TableHead className="text-right">Clicked</TableHead>}
              </tr>
            </thead>
            <tbody>
              {queries.map((one) => (
                <TableRow key={one.query}>
                  <TableCell className="break-words">{one.query}</TableCell>
                  <TableCell className="text-right tabular-nums">
                    {isEmptyCounted ? one.without_results : one.searches}
                  </TableCell>
                  {!isEmptyCounted && (
                    <TableCell className="text-right tabular-nums">{percent(one.clicks, one.searches)}</TableCell>
                  )}
                </TableRow>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Card>
  )
}
