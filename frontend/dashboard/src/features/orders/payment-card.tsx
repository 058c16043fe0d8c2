import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Copyable } from '@/components/ui/copyable'
import { DateTime } from '@/components/ui/date-time'
import { Status } from '@/components/ui/status'
import { MoneyText } from '@/components/patterns/money-text'
import { formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'

import { refundsQuery, type Order } from './api'
import { isRisky, riskText } from './words'

export function PaymentCard({ order, onRefund }: { order: Order; onRefund: () => void }) {
  const store = useStore()
  const { payment } = order
  const mayRefund = store.can('refunds:write') && payment.refundable.amount > 0
  return (
    <Card>
      <CardHeader
        title="Payment"
        action={
          mayRefund && (
            <Button size="small" onClick={onRefund}>
              Refund
            </Button>
          )
        }
      />
      <CardBody className="gap-3 pt-2">
        <dl className="flex flex-col gap-1.5">
          <Row name={payment.credits.length > 0 ? 'Captured by card' : 'Captured'}>
            <MoneyText value={payment.captured} />
          </Row>
          {payment.credits.map((part) => (
            <Row key={part.label} name={part.label}>
              <MoneyText value={part.spent} />
            </Row>
          ))}
          {payment.refunded.amount > 0 && (
            <>
              <Row name="Refunded">
                <MoneyText value={{ ...payment.refunded, amount: -payment.refunded.amount }} />
              </Row>
              {payment.refundable.amount > 0 && (
                <Row name="Still refundable">
                  <MoneyText value={payment.refundable} />
                </Row>
              )}
            </>
          )}
          {store.can('profit:read') && (
            <Row name="Payment fee">{payment.fee ? <MoneyText value={payment.fee} /> : 'Not settled yet'}</Row>
          )}
          <Row name="Risk">
            {isRisky(payment) ? <Status status="needs_action" label={riskText(payment)} /> : riskText(payment)}
          </Row>
        </dl>
        <Refunds order={order} />
        {payment.intent_id ? (
          <Copyable value={payment.intent_id} label="payment id" className="self-start" />
        ) : (
          <p className="text-sm text-muted">Nothing was charged to a card.</p>
        )}
      </CardBody>
    </Card>
  )
}

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex justify-between gap-4">
    <dt className="text-muted">{name}</dt>
    <dd className="text-right">{children}</dd>
  </div>
)

const STATES: Record<string, string> = {
  requested: 'on its way to Stripe',
  pending: 'on its way to the shopper',
  failed: 'refused',
}

function Refunds({ order }: { order: Order }) {
  const store = useStore()
  const { data } = useQuery({
    ...refundsQuery(store.id, order.id),
    enabled: order.payment.refunded.amount > 0 || order.cancelled_at !== null,
  })
  if (!data || data.items.length === 0) return null
  return (
    <ul className="flex flex-col gap-2 border-t border-border pt-3 text-sm">
      {data.items.map((refund) => (
        <li key={refund.id} className="flex flex-col">
          <span className="flex justify-between gap-4">
            <span className="min-w-0 break-words">{refund.reason}</span>
            <MoneyText value={refund.amount} />
          </span>
          <span className="text-muted">
            <DateTime at={refund.requested_at} />
            {refund.to_credits.map((share) => ` · ${formatMoney(share.amount)} to ${share.label}`)}
            {STATES[refund.state] && <> · {STATES[refund.state]}</>}
            {refund.failure && <>: {refund.failure}</>}
          </span>
        </li>
      ))}
    </ul>
  )
}
