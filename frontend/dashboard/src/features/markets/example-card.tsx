import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useWatch, type Control } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { MoneyText } from '@/components/patterns/money-text'
import { exponent, formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'

import { previewQuery } from './api'
import { marketSchema, toMarket, type MarketValues } from './market-form'
import { RateText } from './rate-text'

/** Minor units, by how many decimals the currency has. */
const EXAMPLES: Record<number, number[]> = {
  0: [500, 1299, 4900, 19_900],
  2: [499, 1299, 4900, 19_900],
  3: [4990, 12_990, 49_000, 199_000],
}

/** What shoppers will see, with the settings as they stand on the page. */
export function ExampleCard({ control }: { control: Control<MarketValues> }) {
  const store = useStore()
  const values = useDeferredValue(useWatch({ control }) as MarketValues)
  const parsed = marketSchema.safeParse({ ...values, name: values.name || 'Example' })
  const amounts = EXAMPLES[exponent(store.currency)] ?? []
  const body = parsed.success ? toMarket({ ...parsed.data, countries: [] }, store.currency) : null
  const { data, isPending, error } = useQuery({
    ...previewQuery(store.id, body ?? ({} as never), amounts),
    enabled: body !== null,
    placeholderData: (before) => before,
  })
  return (
    <Card>
      <CardHeader title="What shoppers see" />
      <CardBody>
        {!body ? (
          <p className="text-sm text-muted">Choose a currency to see what prices become.</p>
        ) : error ? (
          <p className="text-sm text-muted">{error.message}</p>
        ) : isPending ? (
          <Skeleton className="h-24" />
        ) : (
          <>
            <ul className="flex flex-col gap-1.5" aria-live="polite">
              {data.prices.map(({ price, shown }) => (
                <li key={price.amount} className="text-sm">
                  <MoneyText value={price} muted /> {price.currency} is shown as{' '}
                  {shown ? (
                    <strong className="font-medium whitespace-nowrap tabular-nums">
                      {formatMoney(shown)} {shown.currency}
                    </strong>
                  ) : (
                    'before'
                  )}
                </li>
              ))}
            </ul>
            <p className="text-sm text-muted">
              <RateText rate={data.rate} base={store.currency} currency={body.currency} />
            </p>
          </>
        )}
      </CardBody>
    </Card>
  )
}
