import { Link } from '@tanstack/react-router'

import { Banner } from '@/components/ui/banner'
import { DateTime } from '@/components/ui/date-time'
import { useStore } from '@/lib/store-context'

import type { Market } from './api'

/** Which markets are not in their own currency now because nobody told a rate for a week. */
export function StaleRates({ markets }: { markets: Market[] }) {
  const store = useStore()
  const stale = markets.filter((market) => market.is_enabled && market.rate?.is_stale)
  if (stale.length === 0) return null
  const may = store.can('markets:write')
  return (
    <Banner
      kind="warning"
      title={
        stale.length === 1
          ? `One market pays in ${store.currency} for now`
          : `${String(stale.length)} markets pay in ${store.currency} for now`
      }
    >
      <p>
        A rate of more than seven days ago is not used for charging. Shoppers there see and pay the store’s own prices
        until newer rates come{may && ' or you set one by hand'}.
      </p>
      <ul className="mt-2 flex flex-col gap-1">
        {stale.map(({ id, name, currency, rate }) => (
          <li key={id}>
            {may ? (
              <Link to={`/stores/${store.id}/settings/markets/${id}` as never} className="link">
                Set a rate for {name}
              </Link>
            ) : (
              name
            )}
            {rate?.as_of && (
              <>
                : the last {currency} rate is of <DateTime at={rate.as_of} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
