import { useQuery } from '@tanstack/react-query'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonText } from '@/components/ui/skeleton'
import type { Tone } from '@/components/ui/status'
import { noteItem, type NoteChanges } from '@/components/patterns/note-entry'
import { NoteForm } from '@/components/patterns/note-form'
import { Timeline, type TimelineItem } from '@/components/patterns/timeline'
import { mailAction } from '@/components/patterns/timeline-mail'
import { useStore } from '@/lib/store-context'

import { addNote, deleteNote, editNote, timelineQuery, useRefreshOrder, type TimelineEntry } from './api'
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

/** Everything that happened, with the team's notes among it. */
export function TimelineCard({ orderId, meId }: { orderId: string; meId: string | undefined }) {
  const store = useStore()
  const refresh = useRefreshOrder(store.id, orderId)
  const { data, error, isPending, refetch } = useQuery(timelineQuery(store.id, orderId))
  const changes: NoteChanges | null = store.can('orders:write')
    ? {
        most: 2000,
        edit: (note, message) => editNote(store.id, orderId, note, message),
        remove: (note) => deleteNote(store.id, orderId, note),
        refresh,
      }
    : null
  const items = data?.items.map((entry) => toItem(entry, meId, store.id, changes)) ?? []
  return (
    <Card>
      <CardHeader title="Timeline" />
      <CardBody>
        {store.can('orders:write') && (
          <NoteForm
            placeholder="Add a note for your team. Shoppers never see it."
            most={2000}
            send={async (message) => {
              await addNote(store.id, orderId, message)
              await refresh()
            }}
          />
        )}
        {isPending && <SkeletonText lines={4} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && <Timeline items={items} />}
      </CardBody>
    </Card>
  )
}

function toItem(entry: TimelineEntry, meId: string | undefined, storeId: string, changes: NoteChanges | null): TimelineItem {
  return {
    id: entry.id,
    at: entry.at,
    actor: actorName(entry.actor, meId),
    tone: TONES[entry.kind] ?? 'neutral',
    ...(entry.kind === 'note' ? noteItem(entry, entry.actor === meId ? changes : null) : { title: entry.message, ...mailAction(entry.data, storeId) }),
  }
}
