import { useQuery } from '@tanstack/react-query'

import { Banner } from '@/components/ui/banner'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { useStore } from '@/lib/store-context'

import { currenciesQuery, type Market } from './api'
import { RateText } from './rate-text'

/** What the providers say of the currencies that the store sells in, and how old it is. */
export function RatesCard({ markets }: { markets: Market[] }) {
  const store = useStore()
  const { data, error, isPending, refetch } = useQuery(currenciesQuery(store.id))
  const used = new Set(markets.map(({ currency }) => currency))
  const rows = data?.items.filter(({ code }) => used.has(code) && code !== store.currency) ?? []
  return (
    <Card className="overflow-clip">
      <CardHeader
        title="Exchange rates"
        description={
          data?.checked_at ? (
            <>
              Brought once a day, looked for <DateTime at={data.checked_at} />. Orders keep the rate they were paid at.
            </>
          ) : (
            'Brought once a day. Orders keep the rate they were paid at.'
          )
        }
        className="pb-4"
      />
      {data?.problem && (
        <CardBody>
          <Banner kind="warning" title="The last look brought no new rates">
            {data.problem} The last good ones stay in use until they are seven days old.
          </Banner>
        </CardBody>
      )}
      {isPending && <SkeletonRows rows={2} columns={2} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {rows.length > 0 && (
        <Table>
          <thead>
            <tr>
              <TableHead>Currency</TableHead>
              <TableHead>Rate</TableHead>
            </tr>
          </thead>
          <tbody>
            {rows.map((currency) => (
              <TableRow key={currency.code}>
                <TableCell>
                  {currency.name} <span className="text-muted">{currency.code}</span>
                </TableCell>
                <TableCell>
                  <RateText rate={currency.rate} base={store.currency} currency={currency.code} />
                  {currency.is_waiting && (
                    <p className="text-muted">
                      A new rate is so far off that it waits until a second source or a second day confirms it.
                    </p>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
