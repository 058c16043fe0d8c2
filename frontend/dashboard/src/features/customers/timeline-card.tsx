import { useInfiniteQuery } from '@tanstack/react-query'
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

import { addNote, timelineQuery, useRefreshCustomers, type CustomerEntry } from './api'
import { actorName } from './words'

const TONES: Record<string, Tone> = { order_placed: 'accent', registered: 'info', verified: 'success' }

const schema = z.object({ message: text('A note', { max: 5000 }) })

/** Orders, sign-ins and changes, with the team's notes among them. */
export function TimelineCard({ customerId, meId }: { customerId: string; meId: string | undefined }) {
  const store = useStore()
  const found = useInfiniteQuery(timelineQuery(store.id, customerId))
  const items = found.data?.pages.flatMap((page) => page.items.map((entry) => toItem(entry, meId))) ?? []
  return (
    <Card>
      <CardHeader title="Timeline" />
      <CardBody>
        {store.can('customers:write') && <NoteForm customerId={customerId} />}
        {found.isPending && <SkeletonText lines={4} />}
        {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && <Timeline items={items} />}
        {found.hasNextPage && (
          <Button size="small" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()} className="self-start">
            Earlier
          </Button>
        )}
      </CardBody>
    </Card>
  )
}

function toItem(entry: CustomerEntry, meId: string | undefined): TimelineItem {
  const isNote = entry.kind === 'note'
  return {
    id: entry.id,
    at: entry.at,
    actor: actorName(entry.actor, meId),
    title: isNote ? <span className="block rounded-card bg-surface-2 px-3 py-2 break-words whitespace-pre-wrap">{entry.message}</span> : entry.message,
    tone: TONES[entry.kind] ?? 'neutral',
  }
}

function NoteForm({ customerId }: { customerId: string }) {
  const store = useStore()
  const refresh = useRefreshCustomers(store.id)
  const form = useSubmitForm({
    schema,
    defaults: { message: '' },
    submit: async ({ message }) => {
      await addNote(store.id, customerId, message)
      form.form.reset()
      await refresh()
    },
  })
  return (
    <form {...form.props} className="flex flex-col gap-2">
      <FormBanner problem={form.problem} />
      <FormField control={form.control} name="message" label="Add a note" hideLabel>
        {(field) => (
          <Textarea rows={1} placeholder="Add a note for your team. It is part of an export of the customer's data." className="min-h-10" {...field} />
        )}
      </FormField>
      <Button type="submit" size="small" busy={form.isBusy} className="self-end">
        Add note
      </Button>
    </form>
  )
}
