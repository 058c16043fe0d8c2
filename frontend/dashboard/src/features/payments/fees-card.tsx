import { Card, CardBody, CardHeader } from '@/components/ui/card'

import type { Payments } from './api'

/** Windlass's share of a sale; Stripe takes it together with its own fee. */
export function FeesCard({ payments }: { payments: Payments }) {
  return (
    <Card>
      <CardHeader title="What a sale costs" />
      <CardBody className="text-pretty">
        <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-[max-content_1fr]">
          <dt className="text-muted">Windlass, {payments.plan_name} plan</dt>
          <dd>{payments.application_fee_basis_points / 100}% of what the shopper pays.</dd>
          <dt className="text-muted">Stripe</dt>
          <dd>Its own fee, which depends on your country and the card.</dd>
        </dl>
        <p className="text-sm text-muted">
          Both come off before a payout, and each order shows them as one payment fee once Stripe has settled it.
        </p>
      </CardBody>
    </Card>
  )
}
