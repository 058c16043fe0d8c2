import { useQuery } from '@tanstack/react-query'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Copyable } from '@/components/ui/copyable'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonText } from '@/components/ui/skeleton'
import { Status } from '@/components/ui/status'
import { MoneyText } from '@/components/patterns/money-text'
import { formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'

import { fulfilmentsQuery, type Fulfilment, type LineName } from './api'
import { ManualMarks } from './manual-marks'
import { PartTimeline } from './part-timeline'
import { partStatus } from './words'

/** Who delivers what of the order, and how far that is. */
export function SuppliersCard({
  orderId,
  lines,
  isCancelled,
}: {
  orderId: string
  lines: LineName[]
  isCancelled: boolean
}) {
  const store = useStore()
  const { data, error, isPending, refetch } = useQuery(fulfilmentsQuery(store.id, orderId))
  return (
    <Card className="overflow-clip">
      <CardHeader title="Suppliers and parcels" className="pb-1" />
      {isPending && (
        <CardBody>
          <SkeletonText lines={3} />
        </CardBody>
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <CardBody>
          <p className="text-pretty text-muted">
            {isCancelled
              ? 'Nothing was ordered from a supplier.'
              : 'Nothing is ordered yet. Windlass chooses the suppliers when the time to cancel has passed.'}
          </p>
        </CardBody>
      )}
      <ul className="divide-y divide-border empty:hidden">
        {data?.items.map((part) => (
          <PartRow key={part.id} part={part} orderId={orderId} lines={lines} />
        ))}
      </ul>
    </Card>
  )
}

function PartRow({ part, orderId, lines }: { part: Fulfilment; orderId: string; lines: LineName[] }) {
  const status = partStatus(part)
  const isOver = part.state === 'cancelled'
  const items = lines.filter(({ line_id }) => part.line_ids.includes(line_id))
  return (
    <li className="flex flex-col gap-3 px-5 py-4 max-sm:px-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-medium">{part.supplier_name}</h3>
        <Status {...status} />
      </div>
      {items.length > 0 && (
        <ul className="flex flex-col gap-0.5 text-sm">
          {items.map((line) => (
            <li key={line.line_id} className="truncate">
              <span className="text-muted tabular-nums">{line.quantity} × </span>
              {line.title}
              {line.variant_title && <span className="text-muted"> · {line.variant_title}</span>}
            </li>
          ))}
        </ul>
      )}
      <dl className="flex flex-wrap gap-x-8 gap-y-1.5 text-sm">
        {part.external_id && (
          <Fact name="Their number">
            <Copyable value={part.external_id} label="the supplier's order number" className="mx-0" />
          </Fact>
        )}
        <Fact name="Our number">
          <Copyable value={part.number} label="our number" className="mx-0" />
        </Fact>
        <Costs part={part} />
      </dl>
      {isOver || part.parcels.length + Number(part.ordered_at !== null) === 0 ? (
        part.news && status.status !== 'needs_action' && <p className="text-sm text-pretty text-muted">{part.news}</p>
      ) : (
        <PartTimeline part={part} />
      )}
      {part.is_by_hand && !isOver && <ManualMarks part={part} orderId={orderId} />}
    </li>
  )
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div className="flex min-w-0 items-center gap-2">
    <dt className="shrink-0 text-muted">{name}</dt>
    <dd className="min-w-0">{children}</dd>
  </div>
)

/** What the supplier takes, in its own currency. */
function Costs({ part: { item_cost: items, shipping_cost: shipping } }: { part: Fulfilment }) {
  if (!items) return null
  const whole = { amount: items.amount + (shipping?.amount ?? 0), currency: items.currency }
  return (
    <Fact name="Cost">
      <MoneyText value={whole} />
      {shipping && shipping.amount > 0 && <span className="text-muted"> with {formatMoney(shipping)} shipping</span>}
    </Fact>
  )
}
