import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { useStore } from '@/lib/store-context'

import type { GiftCard } from './api'

/** Whom the card is for, and its days. */
export function FactsCard({ card }: { card: GiftCard }) {
  const store = useStore()
  return (
    <Card>
      <CardHeader title="Recipient" />
      <CardBody>
        <dl className="flex flex-col gap-3 text-sm">
          <Fact name="For">
            {card.recipient_name || card.recipient_email || 'Nobody yet'}
            {card.recipient_name && card.recipient_email && <span className="block text-muted">{card.recipient_email}</span>}
          </Fact>
          {card.sender_email && (
            <Fact name="From">
              {card.sender_name || card.sender_email}
              {card.sender_name && <span className="block text-muted">{card.sender_email}</span>}
            </Fact>
          )}
          {card.message && (
            <Fact name="Message">
              <span className="whitespace-pre-line">{card.message}</span>
            </Fact>
          )}
          <Fact name="Mailed">
            {card.sent_at ? <DateTime at={card.sent_at} /> : card.send_at ? <>On <DateTime at={card.send_at} /></> : 'Not mailed'}
          </Fact>
          <Fact name="Issued">
            <DateTime at={card.created_at} />
            {card.order_id && (
              <>
                {' with '}
                <Link to={`/stores/${store.id}/orders/${card.order_id}` as never}>order #{card.order_number}</Link>
              </>
            )}
          </Fact>
          <Fact name="Good until">{card.expires_at ? <DateTime at={card.expires_at} /> : 'It does not expire'}</Fact>
          {card.note && <Fact name="Note">{card.note}</Fact>}
        </dl>
      </CardBody>
    </Card>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex flex-col gap-0.5">
    <dt className="text-muted">{name}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
)
