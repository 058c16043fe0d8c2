import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { Versioned } from '@/lib/api/client'
import { useStore } from '@/lib/store-context'

import { schemaQuery, type Draft } from './api'
import { PresetDialog } from './preset-dialog'
import { PresetPicture } from './preset-picture'
import type { Preset } from './schema'

/** Looks to begin with, each in its own colours and letters. */
export function PresetsCard({ draft, canWrite }: { draft: Versioned<Draft>; canWrite: boolean }) {
  const store = useStore()
  const { data: schema, error, isPending, refetch } = useQuery(schemaQuery(store.id))
  const [chosen, setChosen] = useState<Preset | null>(null)
  return (
    <Card>
      <CardHeader title="Looks to begin with" description="Try one on with your own shop. Your words and links stay." />
      <CardBody>
        {isPending && <SkeletonRows rows={3} columns={3} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        <ul aria-label="Presets" className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-4">
          {schema?.presets.map((preset) => (
            <li key={preset.id} className="flex flex-col overflow-clip rounded-card border border-border">
              <PresetPicture preset={preset} fonts={schema.fonts} />
              <div className="flex flex-1 flex-col gap-1 p-3">
                <div className="flex items-center justify-between gap-2">
                  <h3 className="font-semibold">{preset.name}</h3>
                  {draft.value.document.preset === preset.id && <Badge tone="accent">In the draft</Badge>}
                </div>
                <p className="flex-1 text-sm text-muted">{preset.description}</p>
                {canWrite && (
                  <Button size="small" className="mt-2 self-start" onClick={() => setChosen(preset)} aria-label={`Try ${preset.name}`}>
                    Try it on
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      </CardBody>
      {chosen && <PresetDialog preset={chosen} draft={draft} onClose={() => setChosen(null)} />}
    </Card>
  )
}
