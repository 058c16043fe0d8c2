import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, Eye, PencilLine } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Status } from '@/components/ui/status'
import { toastProblem } from '@/components/ui/toast'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import type { Versioned } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { draftQuery, refreshThemes, restoreToDraft, rollBack, saveDraft, versionsQuery, type Draft, type Version } from './api'
import { VersionDialog } from './version-dialog'
import { originOf, versionName } from './words'

/** Everything that was published, the latest first. */
export function VersionsCard({ draft, canWrite }: { draft: Versioned<Draft>; canWrite: boolean }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const { data, error, isPending, refetch } = useQuery(versionsQuery(store.id))
  const [viewed, setViewed] = useState<Version | null>(null)
  const [busy, setBusy] = useState(0)
  const refresh = () => refreshThemes(queryClient, store.id)
  const live = data?.items.find((version) => version.is_live)

  async function backTo(version: Version) {
    setBusy(version.number)
    try {
      await rollBack(store.id, version.number)
      await refresh()
      setViewed(null)
      if (live) {
        undoToast(`Shoppers see ${versionName(version)} again`, async () => {
          await rollBack(store.id, live.number)
          await refresh()
        })
      }
    } catch (refusal) {
      toastProblem(messageOf(refusal))
    } finally {
      setBusy(0)
    }
  }

  async function workOn(version: Version) {
    const before = draft.value.document
    const keep = (saved: Versioned<Draft>) => queryClient.setQueryData(draftQuery(store.id).queryKey, saved)
    try {
      const saved = await restoreToDraft(store.id, version.number, draft.etag)
      keep(saved)
      undoToast(`The draft is ${versionName(version)} now`, async () => keep(await saveDraft(store.id, before, saved.etag)))
    } catch (refusal) {
      toastProblem(messageOf(refusal))
    }
  }

  return (
    <Card>
      <CardHeader title="Versions" description="Everything you published. The last fifty are kept." />
      {isPending && <SkeletonRows rows={3} columns={3} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="px-5 py-4 text-muted max-sm:px-4">Nothing was published yet.</p>}
      <ul className="divide-y divide-border py-2">
        {data?.items.map((version) => (
          <li key={version.number} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2 max-sm:px-4">
            <div className="flex min-w-0 flex-1 flex-col">
              <span className="flex items-center gap-2">
                <span className="min-w-0 truncate font-medium">{versionName(version)}</span>
                {version.is_live && <Status status="live" />}
              </span>
              <span className="text-sm text-muted">
                {[originOf(version), version.published_by.name].filter(Boolean).join(', ')}
                {(originOf(version) || version.published_by.name) && ', '}
                <DateTime at={version.published_at} />
              </span>
            </div>
            {canWrite && !version.is_live && (
              <Button size="small" busy={busy === version.number} onClick={() => void backTo(version)} aria-label={`Roll back to ${versionName(version)}`}>
                Roll back
              </Button>
            )}
            {canWrite && (
              <DropdownMenu>
                <DropdownMenuTrigger asChild>
                  <Button variant="quiet" size="icon-small" aria-label={`Actions of ${versionName(version)}`}>
                    <Ellipsis className="text-muted" aria-hidden />
                  </Button>
                </DropdownMenuTrigger>
                <DropdownMenuContent>
                  <DropdownMenuItem onSelect={() => setViewed(version)}>
                    <Eye aria-hidden />
                    View
                  </DropdownMenuItem>
                  <DropdownMenuItem onSelect={() => void workOn(version)}>
                    <PencilLine aria-hidden />
                    Copy to the draft
                  </DropdownMenuItem>
                </DropdownMenuContent>
              </DropdownMenu>
            )}
          </li>
        ))}
      </ul>
      {viewed && <VersionDialog version={viewed} isBusy={busy === viewed.number} onRollBack={() => void backTo(viewed)} onClose={() => setViewed(null)} />}
    </Card>
  )
}
