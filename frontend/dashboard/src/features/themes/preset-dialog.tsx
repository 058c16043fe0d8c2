import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { RadioCards } from '@/components/ui/radio-cards'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import type { Versioned } from '@/lib/api/client'
import { isStale, messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { applyPreset, draftQuery, previewQuery, saveDraft, type Draft } from './api'
import type { Preset } from './schema'
import { ShopPicture } from './shop-picture'

/** The merchant's own shop in a preset, before anything is changed. */
export function PresetDialog({ preset, draft, onClose }: { preset: Preset; draft: Versioned<Draft>; onClose: () => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const [scope, setScope] = useState<'settings' | 'home'>('settings')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const withHome = scope === 'home'
  const { data: leave, error, refetch } = useQuery(previewQuery(store.id, { preset: preset.id, with_home: withHome }))
  const keep = (saved: Versioned<Draft>) => queryClient.setQueryData(draftQuery(store.id).queryKey, saved)

  async function apply() {
    const before = draft.value.document
    setBusy(true)
    setProblem('')
    try {
      const saved = await applyPreset(store.id, { preset: preset.id, with_home: withHome }, draft.etag)
      keep(saved)
      onClose()
      undoToast(`${preset.name} applied to the draft`, async () => keep(await saveDraft(store.id, before, saved.etag)))
    } catch (refusal) {
      if (isStale(refusal)) void queryClient.invalidateQueries({ queryKey: draftQuery(store.id).queryKey })
      setProblem(messageOf(refusal))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="wide"
        title={preset.name}
        description={preset.description}
        footer={
          <>
            <Button variant="primary" busy={isBusy} onClick={() => void apply()}>
              Apply to the draft
            </Button>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            {leave && (
              <Button asChild variant="quiet">
                <a href={leave.url} target="_blank" rel="noreferrer">
                  Try it in a new tab
                </a>
              </Button>
            )}
          </>
        }
      >
        <div className="flex flex-col gap-4">
          {problem && <Banner kind="danger" title={problem} />}
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <ShopPicture key={leave?.url} address={leave?.url} title={`Your shop in ${preset.name}`} />
          )}
          <RadioCards
            label="What is applied"
            columns={2}
            value={scope}
            onChange={setScope}
            options={[
              { value: 'settings', label: 'Colours, letters and shapes', hint: 'Your sections stay as they are.' },
              { value: 'home', label: 'And its home page', hint: 'Its sections take the place of those on your home page.' },
            ]}
          />
        </div>
      </DialogContent>
    </Dialog>
  )
}
