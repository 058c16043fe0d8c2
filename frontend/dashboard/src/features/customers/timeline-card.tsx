import { useInfiniteQuery } from '@tanstack/react-query'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonText } from '@/components/ui/skeleton'
import type { Tone } from '@/components/ui/status'
import { noteItem, type NoteChanges } from '@/components/patterns/note-entry'
import { NoteForm } from '@/components/patterns/note-form'
import { Timeline, type TimelineItem } from '@/components/patterns/timeline'
import { mailAction } from '@/components/patterns/timeline-mail'
import { useStore } from '@/lib/store-context'

import { addNote, deleteNote, editNote, timelineQuery, useRefreshCustomers, type CustomerEntry } from './api'
import { actorName } from './words'

const TONES: Record<string, Tone> = { order_placed: 'accent', registered: 'info', verified: 'success' }

/** Orders, mails, sign-ins and changes, with the team's notes among them. */
export function TimelineCard({ customerId, meId }: { customerId: string; meId: string | undefined }) {
  const store = useStore()
  const refresh = useRefreshCustomers(store.id)
  const found = useInfiniteQuery(timelineQuery(store.id, customerId))
  const changes: NoteChanges | null = store.can('customers:write')
    ? {
        most: 5000,
        edit: (note, message) => editNote(store.id, customerId, note, message),
        remove: (note) => deleteNote(store.id, customerId, note),
        refresh,
      }
    : null
  const items = found.data?.pages.flatMap((page) => page.items.map((entry) => toItem(entry, meId, store.id, changes))) ?? []
  return (
    <Card>
      <CardHeader title="Timeline" />
      <CardBody>
        {store.can('customers:write') && (
          <NoteForm
            placeholder="Add a note for your team. It is part of an export of the customer's data."
            most={5000}
            send={async (message) => {
              await addNote(store.id, customerId, message)
              await refresh()
            }}
          />
        )}
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

function toItem(entry: CustomerEntry, meId: string | undefined, storeId: string, changes: NoteChanges | null): TimelineItem {
  return {
    id: entry.id,
    at: entry.at,
    actor: actorName(entry.actor, meId),
    tone: entry.data.state === 'failed' ? 'danger' : (TONES[entry.kind] ?? 'neutral'),
    ...(entry.kind === 'note' ? noteItem(entry, entry.actor === meId ? changes : null) : { title: entry.message, ...mailAction(entry.data, storeId) }),
  }
}
