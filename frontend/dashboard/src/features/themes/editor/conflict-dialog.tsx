import { useQuery } from '@tanstack/react-query'

import { Button } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonText } from '@/components/ui/skeleton'
import type { Versioned } from '@/lib/api/client'
import { useStore } from '@/lib/store-context'

import { readDraft, themesKey, type Draft } from '../api'
import { differences } from '../changes'
import { DifferenceList } from '../difference-list'
import type { ThemeDocument } from '../document'
import type { SectionType, Setting } from '../schema'

/** Someone else saved the draft meanwhile: what they have otherwise, and which of the two goes on. */
export function ConflictDialog({
  mine,
  types,
  settings,
  onTakeTheirs,
  onKeepMine,
}: {
  mine: ThemeDocument
  types: SectionType[]
  settings: Setting[]
  onTakeTheirs: (theirs: Versioned<Draft>) => void
  onKeepMine: (theirs: Versioned<Draft>) => void
}) {
  const store = useStore()
  const { data: theirs, error, refetch } = useQuery({
    queryKey: [...themesKey(store.id), 'theirs'],
    queryFn: () => readDraft(store.id),
    gcTime: 0,
    staleTime: 0,
  })
  const found = theirs ? differences(mine, theirs.value.document, types, settings) : []
  const who = theirs?.value.updated_by || 'Someone else'
  return (
    <Dialog open>
      <DialogContent
        size="wide"
        title={theirs ? `${who} changed this draft` : 'The draft was changed elsewhere'}
        description="Your latest changes are still here, and not saved yet."
        footer={
          theirs && (
            <>
              <Button variant="primary" onClick={() => onKeepMine(theirs)}>
                Keep my version
              </Button>
              <Button onClick={() => onTakeTheirs(theirs)}>Reload theirs</Button>
            </>
          )
        }
      >
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!theirs && !error && <SkeletonText lines={4} />}
        {theirs && (
          <div className="flex flex-col gap-3">
            {theirs.value.updated_at && (
              <p className="text-muted">
                Saved <DateTime at={theirs.value.updated_at} />. What is different there:
              </p>
            )}
            <DifferenceList found={found} empty="Both say the same." />
            <p className="text-sm text-muted">Reloading theirs can be undone with one step back.</p>
          </div>
        )}
      </DialogContent>
    </Dialog>
  )
}
