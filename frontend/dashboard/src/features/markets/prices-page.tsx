import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Pagination } from '@/components/ui/pagination'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Table, TableHead } from '@/components/ui/table'
import { useListState } from '@/components/patterns/use-list-state'
import { useStore } from '@/lib/store-context'

import { marketQuery, pricesQuery } from './api'
import { PriceRow } from './price-row'

/** The catalogue with its prices in one market, to be changed in place. */
export function MarketPricesPage({ marketId }: { marketId: string }) {
  const store = useStore()
  const { data: record } = useSuspenseQuery(marketQuery(store.id, marketId))
  const { search, ask, nextPage, previousPage } = useListState()
  const [typed, setTyped] = useState(search.q ?? '')
  const { data, error, isPending, refetch } = useQuery(pricesQuery(store.id, marketId, search.q ?? '', search.cursor))
  const market = record.value
  const next = data?.next_cursor
  const products = data?.items ?? []
  const mayChange = store.can('products:write')

  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-col gap-1">
        <Link
          to={`/stores/${store.id}/settings/markets/${marketId}` as never}
          className="link-plain -ml-1 inline-flex items-center gap-1 self-start text-sm text-muted hover:text-text"
        >
          <ChevronLeft className="size-4" aria-hidden />
          {market.name}
        </Link>
        <h2 className="text-lg font-semibold">Prices in {market.name}</h2>
      </header>
      <Card className="overflow-clip">
        <CardHeader
          title={`Prices in ${market.currency}`}
          description="A price of its own wins over the rate. Empty it and the rate makes the price again. Changes are saved when you leave a field."
        />
        <CardBody>
          <form
            role="search"
            className="max-w-90"
            onSubmit={(event) => {
              event.preventDefault()
              ask({ q: typed.trim() || undefined })
            }}
          >
            <Label htmlFor="find-product" className="sr-only">
              Find products
            </Label>
            <Input
              id="find-product"
              type="search"
              placeholder="Find by title or SKU"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </form>
        </CardBody>
        {isPending && <SkeletonRows rows={6} columns={4} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && products.length === 0 && (
          <EmptyState
            drawing="box"
            title={search.q ? 'No product has these words' : 'No products yet'}
            body={search.q ? 'Try fewer words.' : 'Prices of products will be here.'}
          />
        )}
        {products.length > 0 && (
          <div className="relative overflow-x-auto">
            <Table>
              <thead>
                <tr>
                  <TableHead>Product</TableHead>
                  <TableHead className="text-right">Usual price</TableHead>
                  <TableHead className="text-right">By the rate</TableHead>
                  <TableHead>Price in {market.currency}</TableHead>
                  <TableHead>Price before</TableHead>
                </tr>
              </thead>
              <tbody>
                {products.flatMap((product) =>
                  product.variants.map((variant, place) => (
                    <PriceRow
                      key={`${variant.variant_id}-${String(variant.price?.amount)}-${String(variant.compare_at?.amount)}`}
                      product={product}
                      variant={variant}
                      isFirst={place === 0}
                      mayChange={mayChange}
                    />
                  )),
                )}
              </tbody>
            </Table>
          </div>
        )}
      </Card>
      {(previousPage !== undefined || next) && (
        <Pagination onPrevious={previousPage} onNext={next ? () => nextPage(next) : undefined} />
      )}
    </div>
  )
}
