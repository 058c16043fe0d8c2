import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Coins, Trash2 } from 'lucide-react'

import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { IconButton } from '@/components/ui/icon-button'
import { SkeletonRows } from '@/components/ui/skeleton'
import { toastProblem } from '@/components/ui/toast'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import { messageOf } from '@/lib/api/problem'
import { formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'

import { asNew, countriesQuery, createMarket, deleteMarket, marketsKey, marketsQuery, type Market } from './api'
import { RateText } from './rate-text'
import { RatesCard } from './rates-card'
import { StaleRates } from './stale-rates'

/** In which currencies the store sells, and to whom. */
export function MarketsPage() {
  const store = useStore()
  const { data, error, isPending, refetch } = useQuery(marketsQuery(store.id))
  const may = store.can('markets:write')
  const markets = data?.items ?? []
  const add = may && (
    <Button asChild size="small" variant="primary">
      <Link to={`/stores/${store.id}/settings/markets/new` as never}>Add market</Link>
    </Button>
  )
  return (
    <div className="flex flex-col gap-4">
      <StaleRates markets={markets} />
      <Card className="overflow-clip">
        <CardHeader
          title="Markets"
          description={`The store’s own prices are in ${store.currency}. A market shows and charges another currency, or other prices.`}
          action={markets.length > 0 && add}
          className="pb-4"
        />
        {isPending && <SkeletonRows rows={3} columns={2} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && markets.length === 0 && (
          <EmptyState
            drawing="compass"
            title="Everybody sees one currency"
            body="Add a market and shoppers there see and pay their own currency, at the rate of the day or at prices you set."
            action={add}
          />
        )}
        <ul className="divide-y divide-border border-t border-border empty:hidden">
          {markets.map((market) => (
            <MarketRow key={market.id} market={market} mayChange={may} />
          ))}
        </ul>
      </Card>
      {markets.length > 0 && <RatesCard markets={markets} />}
    </div>
  )
}

function MarketRow({ market, mayChange }: { market: Market; mayChange: boolean }) {
  const store = useStore()
  const remove = useDeleteMarket()
  const names = new Map(useQuery(countriesQuery(store.id)).data?.items.map(({ code, name }) => [code, name]))
  const path = `/stores/${store.id}/settings/markets/${market.id}`
  const { price, shown } = market.example
  return (
    <li className="flex items-start gap-3 px-5 py-4 max-sm:px-4">
      <Coins className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link to={path as never} className="link-plain font-medium">
            {market.name}
          </Link>
          <Badge>{market.currency}</Badge>
          {!market.is_enabled && <Badge tone="warning">Switched off</Badge>}
          {market.is_enabled && !market.is_offered && (
            <Badge tone="warning">{market.rate ? 'Rate too old' : 'No rate yet'}</Badge>
          )}
        </div>
        <p className="text-sm text-muted">{countriesText(market.countries, names)}</p>
        <p className="text-sm text-muted">
          <RateText rate={market.rate} base={store.currency} currency={market.currency} />
        </p>
        {shown && (
          <p className="text-sm">
            {formatMoney(price)} is shown as {formatMoney(shown)}
          </p>
        )}
        <p className="text-sm">
          <Link to={`${path}/prices` as never} className="link">
            Prices of its own
          </Link>
        </p>
      </div>
      {mayChange && (
        <IconButton label={`Delete market ${market.name}`} size="icon-small" onClick={() => void remove(market)}>
          <Trash2 className="text-muted" aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

const SHOWN = 4

function countriesText(codes: string[], names: Map<string, string>): string {
  if (codes.length === 0) return 'For shoppers who choose it'
  const said = codes.map((code) => names.get(code) ?? code)
  if (said.length <= SHOWN + 1) return said.join(', ')
  return `${said.slice(0, SHOWN).join(', ')} and ${String(said.length - SHOWN)} more`
}

/** Deletes at once and offers the way back: the same market, made anew. */
function useDeleteMarket() {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const refresh = () => queryClient.invalidateQueries({ queryKey: marketsKey(store.id) })
  return async (market: Market) => {
    try {
      await deleteMarket(store.id, market.id)
    } catch (error) {
      toastProblem(messageOf(error))
      return
    }
    void refresh()
    const key = crypto.randomUUID()
    undoToast(`Market “${market.name}” deleted`, async () => {
      await createMarket(store.id, asNew(market), { 'Idempotency-Key': key })
      await refresh()
    })
  }
}
