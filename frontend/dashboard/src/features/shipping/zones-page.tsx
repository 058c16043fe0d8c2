import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Globe, MapPin, Trash2 } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { IconButton } from '@/components/ui/icon-button'
import { SkeletonRows } from '@/components/ui/skeleton'
import { toastProblem } from '@/components/ui/toast'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { asNew, countriesQuery, createZone, deleteZone, zonesQuery, type Country, type Zone } from './api'
import { placesText } from './place-names'
import { rateSentence } from './rate-sentence'

/** Where the store ships to and for how much. */
export function ZonesPage() {
  const store = useStore()
  const { data, error, isPending, refetch } = useQuery(zonesQuery(store.id))
  const countries = useQuery(countriesQuery(store.id)).data?.items ?? []
  const may = store.can('shipping:write')
  const zones = data?.items ?? []
  const add = may && (
    <Button asChild size="small" variant="primary">
      <Link to={`/stores/${store.id}/settings/shipping/new` as never}>Add shipping zone</Link>
    </Button>
  )

  return (
    <Card className="overflow-clip">
      <CardHeader
        title="Shipping zones"
        description="A zone is a group of places with the same rates. Shoppers elsewhere cannot order."
        action={zones.length > 0 && add}
        className="pb-4"
      />
      {isPending && <SkeletonRows rows={3} columns={2} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && zones.length === 0 && (
        <EmptyState
          drawing="truck"
          title="You ship nowhere yet"
          body="Choose the countries you deliver to and what it costs. Start with one zone; more can follow."
          action={add}
        />
      )}
      <ul className="divide-y divide-border border-t border-border empty:hidden">
        {zones.map((zone) => (
          <ZoneRow key={zone.id} zone={zone} countries={countries} mayChange={may} />
        ))}
      </ul>
    </Card>
  )
}

function ZoneRow({ zone, countries, mayChange }: { zone: Zone; countries: Country[]; mayChange: boolean }) {
  const store = useStore()
  const remove = useDeleteZone()
  const Icon = zone.is_rest_of_world ? Globe : MapPin
  return (
    <li className="flex items-start gap-3 px-5 py-4 max-sm:px-4">
      <Icon className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div>
          <Link to={`/stores/${store.id}/settings/shipping/${zone.id}` as never} className="link-plain font-medium">
            {zone.name}
          </Link>
          <p className="text-sm text-muted">{placesText(zone, countries)}</p>
        </div>
        <ul className="flex flex-col gap-0.5">
          {zone.rates.map((rate) => (
            <li key={rate.id} className="grid gap-x-4 text-sm sm:grid-cols-[minmax(0,10rem)_1fr]">
              <span className="truncate">{rate.name}</span>
              <span className="text-muted tabular-nums">
                {rateSentence({ ...rate, price: rate.price.amount }, rate.price.currency)}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {mayChange && (
        <IconButton label={`Delete zone ${zone.name}`} size="icon-small" onClick={() => void remove(zone)}>
          <Trash2 className="text-muted" aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

/** Deletes at once and offers the way back: the same zone, made anew. */
function useDeleteZone() {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: zonesQuery(store.id).queryKey }),
      queryClient.invalidateQueries({ queryKey: ['stores', store.id, 'checklist'] }),
    ])
  return async (zone: Zone) => {
    try {
      await deleteZone(store.id, zone.id)
    } catch (error) {
      toastProblem(messageOf(error))
      return
    }
    void refresh()
    const key = crypto.randomUUID()
    undoToast(`Zone “${zone.name}” deleted`, async () => {
      await createZone(store.id, asNew(zone), { 'Idempotency-Key': key })
      await refresh()
    })
  }
}
