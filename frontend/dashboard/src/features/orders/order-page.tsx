import { useSuspenseQuery } from '@tanstack/react-query'
import { CircleX, Printer, Undo2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'

import { DateTime } from '@/components/ui/date-time'
import { Status } from '@/components/ui/status'
import { DetailPage } from '@/components/patterns/detail-page'
import { useBackToList } from '@/components/patterns/list-place'
import type { SecondaryAction } from '@/components/patterns/page-header'
import { useStore } from '@/lib/store-context'

import { AddressDialog } from './address-dialog'
import { orderQuery, type Order } from './api'
import { CancelDialog } from './cancel-dialog'
import { cancelPlan } from './cancel-plan'
import { CustomerCard } from './customer-card'
import { LinesCard } from './lines-card'
import { Neighbours } from './neighbours'
import { PackingSlip } from './packing-slip'
import { PaymentCard } from './payment-card'
import { ProfitCard } from './profit-card'
import { RefundDialog } from './refund-dialog'
import { ResendMenu } from './resend-menu'
import { TimelineCard } from './timeline-card'

type Asked = 'refund' | 'cancel' | 'print' | 'address' | null

const OVER = ['delivered', 'cancelled', 'refunded']

/** Nobody has been asked to send anything of it yet; the server has the last word. */
const mayReaddress = (order: Order) =>
  !OVER.includes(order.status) && order.parts.every(({ state }) => ['planned', 'needs_action', 'cancelled'].includes(state))

/** One order. What waits for a decision and what suppliers do come from fulfilment, as `actions`
 * and `fulfilment`. */
export function OrderPage({
  orderId,
  meId,
  actions,
  fulfilment,
}: {
  orderId: string
  meId: string | undefined
  actions: ReactNode
  fulfilment: ReactNode
}) {
  const store = useStore()
  const { data: order } = useSuspenseQuery(orderQuery(store.id, orderId))
  const back = useBackToList('Orders', `/stores/${store.id}/orders`)
  const [asked, setAsked] = useState<Asked>(null)
  const [close] = useState(() => () => setAsked(null))
  const mayRefund = store.can('refunds:write')
  const secondary: SecondaryAction[] = [
    { label: 'Print packing slip', icon: Printer, run: () => setAsked('print') },
    ...(mayRefund
      ? [{ label: 'Refund', icon: Undo2, run: () => setAsked('refund'), disabled: order.payment.refundable.amount === 0 }]
      : []),
    ...(mayRefund && store.can('orders:write')
      ? [{ label: 'Cancel order', icon: CircleX, run: () => setAsked('cancel'), disabled: cancelPlan(order).isTooLate, critical: true }]
      : []),
  ]

  return (
    <DetailPage
      title={`#${order.number}`}
      documentTitle={`Order #${order.number}`}
      back={back}
      status={
        <span className="flex flex-wrap gap-x-4">
          <Status status={order.status} />
          <Status status={order.payment.status} />
        </span>
      }
      meta={
        <>
          Placed <DateTime at={order.placed_at} /> by {String(order.address.name ?? '') || order.email}
          {order.cancelled_at && (
            <span className="block text-text">
              Cancelled <DateTime at={order.cancelled_at} />: {order.cancel_reason}
            </span>
          )}
        </>
      }
      primary={
        <>
          {store.can('mail:write') && <ResendMenu order={order} />}
          <Neighbours orderId={orderId} />
        </>
      }
      actions={secondary}
      banner={actions}
      aside={
        <>
          <CustomerCard order={order} onChangeAddress={mayReaddress(order) && store.can('orders:write') ? () => setAsked('address') : null} />
          <PaymentCard order={order} onRefund={() => setAsked('refund')} />
          {order.profit && <ProfitCard profit={order.profit} exchange={order.exchange} />}
        </>
      }
    >
      <LinesCard order={order} />
      {fulfilment}
      <TimelineCard orderId={orderId} meId={meId} />
      {asked === 'refund' && <RefundDialog order={order} onClose={close} />}
      {asked === 'address' && <AddressDialog order={order} onClose={close} />}
      {asked === 'cancel' && <CancelDialog order={order} onClose={close} />}
      {asked === 'print' && <PackingSlip order={order} onDone={close} />}
    </DetailPage>
  )
}
