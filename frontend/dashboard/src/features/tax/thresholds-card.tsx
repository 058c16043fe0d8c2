import { useQuery } from '@tanstack/react-query'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { useStore } from '@/lib/store-context'

import { referenceQuery, type TaxReference } from './api'

const COMPILED = 'November 2026'
const EUROPE = [
  ['European Union', '€10,000 a year of sales to other EU countries, then OSS'],
  ['EU, goods from outside', 'From the first parcel up to €150 with IOSS; above it the buyer pays at the border'],
  ['United Kingdom', 'From the first parcel up to £135 from abroad; £90,000 a year if you are based there'],
  ['Australia', 'A$75,000 a year, goods up to A$1,000'],
  ['New Zealand', 'NZ$60,000 a year, goods up to NZ$1,000'],
  ['Canada', 'C$30,000 in a year for GST/HST; British Columbia, Manitoba, Saskatchewan and Québec have their own'],
  ['Norway', 'NOK 50,000 a year, goods up to NOK 3,000 with VOEC'],
  ['Switzerland', 'CHF 100,000 a year'],
]

/** When places want a registration: to know, not advice. */
export function ThresholdsCard() {
  const store = useStore()
  const { data } = useQuery(referenceQuery(store.id))
  return (
    <Card>
      <CardHeader
        title="When to register"
        description="Where most places begin to ask. Laws change and have exceptions: ask an adviser before you rely on it."
      />
      <CardBody>
        <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[12rem_1fr]">
          {EUROPE.map(([place, rule]) => (
            <div key={place} className="contents">
              <dt className="font-medium">{place}</dt>
              <dd className="text-muted max-sm:pb-1">{rule}</dd>
            </div>
          ))}
        </dl>
        <p className="text-sm text-muted">These figures are compiled by us, in {COMPILED}: verify them with your adviser.</p>
        {data && (
          <>
            <details className="text-sm">
              <summary className="cursor-pointer font-medium">US states (economic nexus)</summary>
              <ul className="mt-2 grid gap-x-6 gap-y-1 text-muted sm:grid-cols-2">
                {data.thresholds.map((one) => (
                  <li key={one.state}>
                    <span className="font-medium text-text">{one.state}</span>: {sentence(one)}
                  </li>
                ))}
              </ul>
              <p className="mt-2 text-muted">{data.thresholds_source}.</p>
            </details>
            <details className="text-sm">
              <summary className="cursor-pointer font-medium">Where the built-in rates come from</summary>
              <ul className="mt-2 flex flex-col gap-2 text-muted">
                {data.sources.map((one) => (
                  <li key={one.name}>
                    {one.source}. As of {one.read_on}. {one.notes.join(' ')}
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </CardBody>
    </Card>
  )
}

function sentence({ sales, orders, needs_both }: TaxReference['thresholds'][number]): string {
  const money = `$${sales.toLocaleString('en')}`
  if (orders === null) return money
  return `${money} ${needs_both ? 'and' : 'or'} ${orders} orders`
}
