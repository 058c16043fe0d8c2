import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { Button } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { cn } from '@/lib/cn'
import { useStore } from '@/lib/store-context'

import type { LedgerEntry } from './api'
import { ENTRY_WORDS, signedMoney } from './words'

interface LedgerPage {
  items: LedgerEntry[]
  next_cursor: string | null
}

/** Every movement of a balance, newest first. Nothing is ever taken out of it. */
export function Ledger({ queryKey, read }: { queryKey: QueryKey; read: (cursor?: string) => Promise<LedgerPage> }) {
  const found = useInfiniteQuery({
    queryKey: [...queryKey, 'entries'],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
  const entries = found.data?.pages.flatMap((page) => page.items) ?? []
  if (found.isPending) return <SkeletonRows rows={3} columns={2} />
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (entries.length === 0) return <p className="text-muted">Nothing has happened yet.</p>
  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y divide-border">
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className="self-start" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </div>
  )
}

function Row({ entry }: { entry: LedgerEntry }) {
  const store = useStore()
  const money = signedMoney(entry.amount)
  return (
    <li className="flex items-start justify-between gap-4 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p>
          {ENTRY_WORDS[entry.kind]}
          {entry.order_id && (
            <>
              {' · '}
              <Link to={`/stores/${store.id}/orders/${entry.order_id}` as never}>Order</Link>
            </>
          )}
        </p>
        <p className="text-sm text-pretty break-words text-muted">
          <DateTime at={entry.at} />
          {entry.reason && ` · ${entry.reason}`}
        </p>
      </div>
      {money && (
        <span className={cn('whitespace-nowrap tabular-nums', entry.amount.amount > 0 && 'text-success')}>{money}</span>
      )}
    </li>
  )
}
