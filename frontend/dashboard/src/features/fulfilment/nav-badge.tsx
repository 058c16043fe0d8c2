import { useQuery } from '@tanstack/react-query'

import { Badge } from '@/components/ui/badge'

import { actionsQuery } from './api'

/** How much waits for a person; nothing when nothing does. */
export function NavBadge({ storeId }: { storeId: string }) {
  const { data } = useQuery(actionsQuery(storeId))
  if (!data || data.items.length === 0) return null
  return (
    <Badge tone="danger">
      {data.items.length}
      {data.next_cursor && '+'}
      <span className="sr-only"> open</span>
    </Badge>
  )
}
