import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { Status } from '@/components/ui/status'
import { toast } from '@/components/ui/toast'
import { ConfirmButton } from '@/components/patterns/confirm-button'
import { DetailPage } from '@/components/patterns/detail-page'
import { useStore } from '@/lib/store-context'

import { newsletterKey, subscriberQuery, unsubscribe, type Consent } from './api'
import { SAID, SOURCES } from './words'

/** One subscriber with the proof of what they said, which nobody can change. */
export function SubscriberPage({ subscriberId }: { subscriberId: string }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const { data: subscriber } = useSuspenseQuery(subscriberQuery(store.id, subscriberId))
  const mayEnd = store.can('customers:write') && subscriber.state !== 'unsubscribed'

  async function end() {
    await unsubscribe(store.id, subscriberId)
    await queryClient.invalidateQueries({ queryKey: newsletterKey(store.id) })
    toast(`${subscriber.email} gets no more news`)
  }

  return (
    <DetailPage
      title={subscriber.email}
      status={<Status status={subscriber.state} />}
      back={{ label: 'Newsletter', to: `/stores/${store.id}/newsletter` }}
      primary={
        mayEnd && (
          <ConfirmButton
            confirmation={{
              title: `Unsubscribe ${subscriber.email}?`,
              body: 'Only they themselves can subscribe again. Mails about orders and their account go on.',
              confirm: 'Unsubscribe',
              run: end,
            }}
          >
            Unsubscribe
          </ConfirmButton>
        )
      }
    >
      <Card>
        <CardHeader title="What they said" description="Kept as it was: time, place, the words beside the button, and a key of the network address." />
        <CardBody>
          <ol className="flex flex-col divide-y divide-border">
            {subscriber.ledger.map((consent) => (
              <Entry key={consent.at} consent={consent} />
            ))}
          </ol>
        </CardBody>
      </Card>
    </DetailPage>
  )
}

function Entry({ consent }: { consent: Consent }) {
  return (
    <li className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">
          {SAID[consent.said]} · {SOURCES[consent.source]}
        </span>
        <span className="text-sm text-muted">
          <DateTime at={consent.at} />
        </span>
      </p>
      {consent.text && <blockquote className="border-l-2 border-border pl-3 text-muted">{consent.text}</blockquote>}
      <p className="text-sm break-all text-muted">
        {consent.language.toUpperCase()}
        {consent.ip_hash && ` · network ${consent.ip_hash}`}
      </p>
    </li>
  )
}
