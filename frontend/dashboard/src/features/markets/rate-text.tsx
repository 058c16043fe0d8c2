import { DateTime } from '@/components/ui/date-time'

import type { Quote } from './api'

const SOURCES = {
  openexchangerates: 'Open Exchange Rates',
  ecb: 'European Central Bank',
  manual: 'set by hand',
}

/** "1 USD = 0.92 EUR, Open Exchange Rates, 2 hours ago". */
export function RateText({ rate, base, currency }: { rate: Quote | null; base: string; currency: string }) {
  if (base === currency) return <>The store’s own currency</>
  if (!rate) return <>No rate known yet: shoppers see {base} until there is one, or you set it by hand.</>
  return (
    <>
      <span className="tabular-nums">
        1 {base} = {rate.rate} {currency}
      </span>
      , {SOURCES[rate.source]}
      {rate.as_of && (
        <>
          , <DateTime at={rate.as_of} />
        </>
      )}
      {rate.is_stale && <>: too old to be used, so shoppers see {base}</>}
    </>
  )
}
