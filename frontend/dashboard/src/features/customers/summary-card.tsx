import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'

import type { Customer } from './api'
import { lifetimeText, ordersText } from './words'

/** What the customer is worth, and how to reach them. */
export function SummaryCard({ customer }: { customer: Customer }) {
  return (
    <Card>
      <CardHeader title="At a glance" />
      <CardBody className="gap-3 pt-2">
        <p>
          <span className="block text-title font-semibold tabular-nums">{lifetimeText(customer.lifetime)}</span>
          <span className="text-sm text-muted">
            {ordersText(customer.order_count)}
            {customer.last_order_at && (
              <>
                , the last one <DateTime at={customer.last_order_at} />
              </>
            )}
          </span>
        </p>
        <a href={`mailto:${customer.email}`} className="link max-w-full self-start truncate">
          {customer.email}
        </a>
        <p className="text-sm text-muted">
          {customer.has_account
            ? customer.is_verified
              ? 'Has an account; the address is proven.'
              : 'Has an account; the address is not proven yet.'
            : 'Buys as a guest.'}
        </p>
        <p className="text-sm text-muted">
          {customer.accepts_marketing ? 'Agreed to news by e-mail' : 'No news by e-mail'}
          {customer.marketing_at && (
            <>
              , said <DateTime at={customer.marketing_at} />
            </>
          )}
        </p>
      </CardBody>
    </Card>
  )
}
