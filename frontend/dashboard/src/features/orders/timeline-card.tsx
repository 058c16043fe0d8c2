import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonText } from '@/components/ui/skeleton'
import type { Tone } from '@/components/ui/status'
import { Textarea } from '@/components/ui/textarea'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { Timeline, type TimelineItem } from '@/components/patterns/timeline'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { addNote, timelineQuery, useRefreshOrder, type TimelineEntry } from './api'
import { actorName } from './words'

const TONES: Record<string, Tone> = {
  placed: 'accent',
  action_needed: 'danger',
  part_waits: 'warning',
  part_ordered: 'info',
  part_shipped: 'info',
  part_delivered: 'success',
  refund_failed: 'danger',
}

const schema = z.object({ message: text('A note', { max: 2000 }) })

/** Everything that happened, with the team's notes among it. */
export function TimelineCard({ orderId, meId }: { orderId: string; meId: string | undefined }) {
  const store = useStore()
  const { data, error, isPending, refetch } = useQuery(timelineQuery(store.id, orderId))
  const items = data?.items.map((entry) => toItem(entry, meId, store.id)) ?? []
  return (
    <Card>
      <CardHeader title="Timeline" />
      <CardBody>
        {store.can('orders:write') && <NoteForm orderId={orderId} />}
        {isPending && <SkeletonText lines={4} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && <Timeline items={items} />}
      </CardBody>
    </Card>
  )
}

function toItem(entry: TimelineEntry, meId: string | undefined, storeId: string): TimelineItem {
  const isNote = entry.kind === 'note'
  const mailId = typeof entry.data.mail_id === 'string' ? entry.data.mail_id : null
  return {
    id: entry.id,
    at: entry.at,
    actor: actorName(entry.actor, meId),
    title: isNote ? <span className="block rounded-card bg-surface-2 px-3 py-2 break-words whitespace-pre-wrap">{entry.message}</span> : entry.message,
    tone: TONES[entry.kind] ?? 'neutral',
    ...(mailId
      ? {
          action: (
            <Link to={`/stores/${storeId}/mail` as never} search={{ mail: mailId } as never} className="link self-start text-sm">
              View mail
            </Link>
          ),
        }
      : {}),
  }
}

function NoteForm({ orderId }: { orderId: string }) {
  const store = useStore()
  const refresh = useRefreshOrder(store.id, orderId)
  const form = useSubmitForm({
    schema,
    defaults: { message: '' },
    submit: async ({ message }) => {
      await addNote(store.id, orderId, message)
      form.form.reset()
      await refresh()
    },
  })
  return (
    <form {...form.props} className="flex flex-col gap-2">
      <FormBanner problem={form.problem} />
      <FormField control={form.control} name="message" label="Add a note" hideLabel>
        {(field) => <Textarea rows={1} placeholder="Add a note for your team. Shoppers never see it." className="min-h-10" {...field} />}
      </FormField>
      <Button type="submit" size="small" busy={form.isBusy} className="self-end">
        Add note
      </Button>
    </form>
  )
}
