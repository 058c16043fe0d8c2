import { useQuery } from '@tanstack/react-query'

import { waitingQuery } from './api'

/** How many reviews wait for a decision; nothing when none do. */
export function WaitingBadge({ storeId }: { storeId: string }) {
  const { data } = useQuery(waitingQuery(storeId))
  const count = data?.items.length ?? 0
  if (count === 0) return null
  return (
    <span className="text-sm text-muted tabular-nums">
      {count}
      {data?.next_cursor ? '+' : ''}
      <span className="sr-only"> waiting</span>
    </span>
  )
}
