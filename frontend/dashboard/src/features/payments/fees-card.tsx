import { Card, CardBody, CardHeader } from '@/components/ui/card'

/** Windlass's share of a sale, by plan; Stripe takes it together with its own fee. */
const PLANS = [{ name: 'Free', share: '2%' }]

export function FeesCard() {
  return (
    <Card>
      <CardHeader title="What a sale costs" />
      <CardBody className="text-pretty">
        <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-[max-content_1fr]">
          {PLANS.map((plan) => (
            <div key={plan.name} className="contents">
              <dt className="text-muted">Windlass, {plan.name} plan</dt>
              <dd>{plan.share} of what the shopper pays. No monthly fee.</dd>
            </div>
          ))}
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
