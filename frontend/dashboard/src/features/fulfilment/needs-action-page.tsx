import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { Badge } from '@/components/ui/badge'
import { Card, CardFooter } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { PageHeader } from '@/components/patterns/page-header'
import { useStore } from '@/lib/store-context'

import { ActionDetails } from './action-details'
import { actionsQuery, type Action } from './api'
import { Choices } from './choices'
import { kindTitle } from './words'

/** Everything that waits for a person, across orders: one group for each kind of question. */
export function NeedsActionPage() {
  const store = useStore()
  const { data, error, isPending, refetch } = useQuery(actionsQuery(store.id))
  const groups = byKind(data?.items ?? [])
  return (
    <div className="mx-auto flex w-full max-w-220 flex-col gap-5">
      <PageHeader title="Needs action" meta="Orders that go on once you decide. Oldest first." />
      {isPending && (
        <Card>
          <SkeletonRows rows={4} columns={2} />
        </Card>
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && groups.length === 0 && (
        <Card>
          <EmptyState
            drawing="rope"
            title="Nothing needs you"
            body="Orders go to your suppliers automatically. When one cannot, it waits here with what to do about it."
          />
        </Card>
      )}
      {groups.map(([kind, actions]) => (
        <section key={kind} className="flex flex-col gap-2" aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`} className="flex items-center gap-2 text-base font-semibold">
            {kindTitle(kind)}
            <Badge>{actions.length}</Badge>
          </h2>
          <Card className="divide-y divide-border">
            {actions.map((action) => (
              <ActionRow key={action.id} action={action} />
            ))}
          </Card>
        </section>
      ))}
      {data?.next_cursor && (
        <Card>
          <CardFooter className="border-t-0">More wait behind these, and move up as you decide.</CardFooter>
        </Card>
      )}
    </div>
  )
}

function ActionRow({ action }: { action: Action }) {
  const store = useStore()
  return (
    <article className="flex flex-col gap-3 px-5 py-4 max-sm:px-4">
      <div>
        <p className="flex items-baseline justify-between gap-4">
          <Link to={`/stores/${store.id}/orders/${action.order_id}` as never} className="link-plain font-medium tabular-nums">
            Order #{action.order_number}
          </Link>
          <DateTime at={action.raised_at} className="text-sm text-muted" />
        </p>
        <p className="mt-0.5 max-w-160 text-pretty">{action.problem}</p>
      </div>
      <ActionDetails details={action.details} />
      <Choices action={action} onDecided={() => toast(`Decided. Order #${action.order_number} goes on`)} />
    </article>
  )
}

/** Groups in the order of their oldest action; the list comes oldest first. */
function byKind(actions: Action[]): [Action['kind'], Action[]][] {
  const groups = new Map<Action['kind'], Action[]>()
  for (const action of actions) groups.set(action.kind, [...(groups.get(action.kind) ?? []), action])
  return [...groups]
}
