import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormContext, useFormState, useWatch } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { Field } from '@/components/ui/field'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { MoneyText } from '@/components/patterns/money-text'
import { useStore } from '@/lib/store-context'

import type { Product } from './api'
import { cellOf, marketPricesQuery, type MarketPrice, type ProductInMarket } from './market-prices'
import type { ProductValues } from './product-values'

type InMarket = ProductInMarket['variants'][number]

/** What each variant costs in another market; nothing for a store without any. Saved with the product. */
export function MarketPricesCard({ product, disabled }: { product: Product; disabled: boolean }) {
  const store = useStore()
  const { data, error, refetch } = useQuery(marketPricesQuery(store.id, product.id))
  const [chosen, setChosen] = useState('')
  const markets = data?.items ?? []
  const market = markets.find(({ market_id }) => market_id === chosen) ?? markets[0]
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!market) return null
  return (
    <Card className="overflow-clip">
      <CardHeader
        title="Prices in markets"
        description="Empty: what the rate makes of the usual price."
        action={
          <Link to={`/stores/${store.id}/markets/${market.market_id}/prices` as never} className="link text-sm">
            All prices there
          </Link>
        }
      />
      <CardBody className="gap-3">
        {markets.length > 1 && (
          <Field label="Market" hideLabel className="max-w-80">
            <Select
              value={market.market_id}
              onChange={(event) => setChosen(event.target.value)}
              options={markets.map(({ market_id, market_name, currency }) => ({ value: market_id, label: `${market_name}, ${currency}` }))}
            />
          </Field>
        )}
        <div className="max-h-120 overflow-auto">
          <Table>
            <thead>
              <tr>
                <TableHead>{markets.length > 1 ? 'Variant' : market.market_name}</TableHead>
                <TableHead className="text-right">By the rate</TableHead>
                <TableHead className="px-2">Price</TableHead>
                <TableHead className="px-2">Before</TableHead>
              </tr>
            </thead>
            <tbody>
              {market.variants.map((variant) => (
                <VariantRow key={cellOf(market.market_id, variant.variant_id)} market={market} variant={variant} disabled={disabled} />
              ))}
            </tbody>
          </Table>
        </div>
      </CardBody>
    </Card>
  )
}

function VariantRow({ market, variant, disabled }: { market: ProductInMarket; variant: InMarket; disabled: boolean }) {
  const { control, setValue, getValues } = useFormContext<ProductValues>()
  const cell = cellOf(market.market_id, variant.variant_id)
  const typed = useWatch({ control, name: 'market_prices' })[cell]
  const problems = useFormState({ control }).errors.market_prices?.[cell]
  const known: MarketPrice = { price: variant.price?.amount ?? null, before: variant.compare_at?.amount ?? null }
  const { price, before } = typed ?? known
  const name = variant.title || market.product_title
  const problem = problems?.price?.message ?? problems?.before?.message

  /** What is again as it was is no change: the save bar goes away. */
  function change(next: MarketPrice) {
    const others = Object.fromEntries(Object.entries(getValues('market_prices')).filter(([key]) => key !== cell))
    const wanted = next.price === null ? { price: null, before: null } : next
    const isAsKnown = wanted.price === known.price && wanted.before === known.before
    setValue('market_prices', isAsKnown ? others : { ...others, [cell]: wanted }, { shouldDirty: true })
  }

  return (
    <TableRow>
      <TableCell className="min-w-32">{name}</TableCell>
      <TableCell className="text-right">
        {variant.converted ? <MoneyText value={variant.converted} muted={price !== null} /> : 'No rate'}
      </TableCell>
      <TableCell className="px-2 [&_input]:w-20">
        <Field label={`Price of ${name} in ${market.market_name}`} hideLabel error={problem}>
          <MoneyInput
            currency={market.currency}
            value={price}
            onChange={(value) => change({ price: value, before })}
            disabled={disabled}
            placeholder="By the rate"
          />
        </Field>
      </TableCell>
      <TableCell className="px-2 [&_input]:w-20">
        <Field label={`Price before of ${name} in ${market.market_name}`} hideLabel>
          <MoneyInput
            currency={market.currency}
            value={before}
            onChange={(value) => change({ price, before: value })}
            disabled={disabled || price === null}
            placeholder="None"
          />
        </Field>
      </TableCell>
    </TableRow>
  )
}
