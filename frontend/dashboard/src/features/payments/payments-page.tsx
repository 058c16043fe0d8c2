import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ExternalLink, RotateCw } from 'lucide-react'
import { useEffect, useRef } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Copyable } from '@/components/ui/copyable'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Status } from '@/components/ui/status'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { openOnboarding, paymentsQuery, refreshPayments, type Payments } from './api'
import { FeesCard } from './fees-card'

/** Why the page was opened: Stripe sends people back "done" or, with a used-up link, "again". */
export type Visit = 'done' | 'again' | undefined

const STATES = {
  not_connected: { status: 'not_connected', press: 'Connect Stripe' },
  onboarding: { status: 'incomplete', press: 'Continue on Stripe' },
  restricted: { status: 'restricted', press: 'Answer on Stripe' },
  enabled: { status: 'connected', press: 'Update details on Stripe' },
} satisfies Record<Payments['state'], { status: string; press: string }>

export function PaymentsPage({
  visit,
  onArrived,
  go = (url) => location.assign(url),
}: {
  visit: Visit
  /** The reason was dealt with: take it out of the address. */
  onArrived: () => void
  go?: (url: string) => void
}) {
  const store = useStore()
  const queryClient = useQueryClient()
  const query = paymentsQuery(store.id)
  const { data: payments, error, isPending, refetch } = useQuery(query)
  const refresh = useMutation({
    mutationFn: () => refreshPayments(store.id),
    onSuccess: (fresh) => {
      queryClient.setQueryData(query.queryKey, fresh)
      void queryClient.invalidateQueries({ queryKey: ['stores', store.id, 'checklist'] })
      void queryClient.invalidateQueries({ queryKey: ['stores', store.id, 'store'] })
    },
  })
  const onboarding = useMutation({ mutationFn: () => openOnboarding(store.id, go) })

  const arrived = useRef(false)
  useEffect(() => {
    if (!visit || arrived.current) return
    arrived.current = true // React's strict mode runs effects twice; Stripe is asked once
    if (visit === 'done') refresh.mutate()
    else onboarding.mutate()
    onArrived()
  }, [visit, refresh, onboarding, onArrived])

  if (isPending) return <SkeletonRows rows={4} columns={2} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />

  const state = STATES[payments.state]
  const problem = onboarding.error ?? refresh.error
  const isStripeNeeded = payments.state !== 'enabled' || payments.requirements.length > 0
  const may = store.can('payments:write')
  return (
    <div className="flex flex-col gap-4">
      {problem && (
        <Banner kind="danger" title="Stripe could not be reached">
          {messageOf(problem)}
        </Banner>
      )}
      <Card>
        <CardHeader
          title="Stripe"
          description={refresh.isPending ? 'Asking Stripe how things stand…' : payments.explanation}
          action={<Status status={state.status} className="shrink-0" />}
        />
        <CardBody>
          {payments.state !== 'not_connected' && (
            <dl className="grid grid-cols-[max-content_1fr] gap-x-8 gap-y-2">
              <Fact name="Payments from shoppers" isOn={payments.charges_enabled} on="Accepted" off="Not yet" />
              <Fact name="Payouts to your bank" isOn={payments.payouts_enabled} on="On" off="Not yet" />
              {payments.stripe_account_id && (
                <>
                  <dt className="text-muted">Account</dt>
                  <dd className="min-w-0">
                    <Copyable value={payments.stripe_account_id} label="Stripe account" />
                  </dd>
                </>
              )}
            </dl>
          )}
          {payments.requirements.length > 0 && (
            <section className="rounded-card bg-surface-2 px-4 py-3">
              <h3 className="font-medium">Stripe still wants to know</h3>
              <ul className="mt-1.5 list-disc pl-5 text-pretty marker:text-muted">
                {payments.requirements.map((requirement) => (
                  <li key={requirement}>{requirement}</li>
                ))}
              </ul>
            </section>
          )}
          {payments.state === 'not_connected' && (
            <p className="max-w-130 text-pretty text-muted">
              Shoppers pay on Stripe&rsquo;s page and the money goes to your own Stripe account. Windlass never
              holds it, and never sees a card number.
            </p>
          )}
        </CardBody>
        {may && (
          <CardFooter className="max-sm:flex-col-reverse max-sm:items-stretch sm:justify-end">
            {payments.state !== 'not_connected' && (
              <Button size="small" busy={refresh.isPending} onClick={() => refresh.mutate()}>
                {!refresh.isPending && <RotateCw aria-hidden />}
                Check again
              </Button>
            )}
            <Button
              size="small"
              variant={isStripeNeeded ? 'primary' : 'secondary'}
              busy={onboarding.isPending}
              onClick={() => onboarding.mutate()}
            >
              {state.press}
              <ExternalLink aria-hidden />
            </Button>
          </CardFooter>
        )}
      </Card>
      <FeesCard payments={payments} />
    </div>
  )
}

function Fact({ name, isOn, on, off }: { name: string; isOn: boolean; on: string; off: string }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>
        <Status status={isOn ? 'connected' : 'not_connected'} label={isOn ? on : off} />
      </dd>
    </>
  )
}
