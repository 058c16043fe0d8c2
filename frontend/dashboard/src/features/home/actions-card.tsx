import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { Status } from '@/components/ui/status'
import { useStore } from '@/lib/store-context'

import type { Home } from './api'

/** The queue of what waits for a person, above everything else. */
export function ActionsCard({ actions }: { actions: Home['actions'] }) {
  const { id } = useStore()
  return (
    <Card className="overflow-clip">
      <CardHeader
        title={<Status status="needs_action" label={actions.length === 1 ? '1 thing needs you' : `${actions.length} things need you`} />}
        className="pb-3"
        action={
          <Button asChild size="small" variant="quiet">
            <Link to={`/stores/${id}/needs-action` as never}>Review all</Link>
          </Button>
        }
      />
      <ul className="divide-y divide-border border-t border-border">
        {actions.map((action) => (
          <li key={action.id}>
            <Link
              to={`/stores/${id}/orders/${action.order_id}` as never}
              className="flex items-center gap-4 px-5 py-2.5 outline-offset-[-2px] transition-colors hover:bg-surface-2 max-sm:px-4"
            >
              <span className="flex min-w-0 flex-1 flex-col gap-x-4 sm:flex-row sm:items-baseline">
                <span className="shrink-0 font-medium tabular-nums">#{action.order_number}</span>
                <span className="min-w-0 flex-1">{action.message}</span>
                <DateTime at={action.created_at} className="shrink-0 text-sm text-muted" />
              </span>
              <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
