import { useQuery } from '@tanstack/react-query'

import { Card } from '@/components/ui/card'
import { MoneyText } from '@/components/patterns/money-text'
import type { Money } from '@/lib/money'
import { useStore } from '@/lib/store-context'

import { owedQuery } from './api'

const NOUNS = { card: ['card', 'cards'], credit: ['customer', 'customers'] } as const

/** What the store owes: goods that were paid for already. */
export function OwedTiles() {
  const store = useStore()
  const owed = useQuery(owedQuery(store.id)).data?.items
  if (!owed || owed.length === 0) return null
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {owed.map(({ kind, outstanding, holders }) => (
        <li key={`${kind}-${outstanding.currency}`}>
          <Tile title={kind === 'card' ? 'Owed on gift cards' : 'Owed as store credit'} value={outstanding}>
            {`${holders.toLocaleString(navigator.language)} ${NOUNS[kind][holders === 1 ? 0 : 1]} with something left`}
          </Tile>
        </li>
      ))}
    </ul>
  )
}

const Tile = ({ title, value, children }: { title: string; value: Money; children: string }) => (
  <Card className="flex flex-col gap-0.5 px-5 py-4">
    <h2 className="text-sm text-muted">{title}</h2>
    <p className="text-title font-semibold">
      <MoneyText value={value} />
    </p>
    <p className="text-sm text-muted">{children}</p>
  </Card>
)
