import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { Status } from '@/components/ui/status'
import { toastProblem } from '@/components/ui/toast'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import type { Versioned } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { draftQuery, previewQuery, resetDraft, saveDraft, type Draft } from './api'
import { PublishDialog, ScheduleDialog } from './publish-dialog'
import { ShopPicture } from './shop-picture'
import { useDifferences } from './use-differences'
import { changeCount } from './words'

/** What is being worked on, and how far it is from what shoppers see. */
export function DraftCard({ draft, canWrite }: { draft: Versioned<Draft>; canWrite: boolean }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const { data: leave } = useQuery({ ...previewQuery(store.id, {}), enabled: canWrite })
  const found = useDifferences(draft.value)
  const [open, setOpen] = useState<'publish' | 'schedule' | null>(null)
  const { document, has_changes: hasChanges, updated_at: updatedAt, updated_by: updatedBy } = draft.value

  const keep = (saved: Versioned<Draft>) => queryClient.setQueryData(draftQuery(store.id).queryKey, saved)

  async function discard() {
    try {
      const saved = await resetDraft(store.id, draft.etag)
      keep(saved)
      undoToast('Changes discarded', async () => keep(await saveDraft(store.id, document, saved.etag)))
    } catch (error) {
      toastProblem(messageOf(error))
    }
  }

  const state = !hasChanges ? 'No changes' : Array.isArray(found) && found.length > 0 ? changeCount(found.length) : 'Changes not yet published'
  return (
    <Card>
      <CardHeader title="Draft" action={<Status status="draft" label={state} />} />
      <CardBody>
        {canWrite && <ShopPicture key={draft.etag} address={leave?.url} title="The shop as the draft has it" />}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm text-muted">
            {updatedAt ? (
              <>
                Saved <DateTime at={updatedAt} />
                {updatedBy && ` by ${updatedBy}`}
              </>
            ) : (
              'The same as what shoppers see.'
            )}
          </p>
          {canWrite && hasChanges && (
            <div className="flex flex-wrap gap-2">
              <Button size="small" variant="quiet" onClick={() => void discard()}>
                Discard changes
              </Button>
              <Button size="small" onClick={() => setOpen('schedule')}>
                <CalendarClock aria-hidden />
                Publish later
              </Button>
              <Button size="small" onClick={() => setOpen('publish')}>
                Publish
              </Button>
            </div>
          )}
        </div>
      </CardBody>
      {open === 'publish' && <PublishDialog draft={draft} onClose={() => setOpen(null)} />}
      {open === 'schedule' && <ScheduleDialog draft={draft} onClose={() => setOpen(null)} />}
    </Card>
  )
}
