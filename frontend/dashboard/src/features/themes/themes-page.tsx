import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Brush } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { PageHeader } from '@/components/patterns/page-header'
import { useStore } from '@/lib/store-context'

import { draftQuery } from './api'
import { DraftCard } from './draft-card'
import { LiveCard } from './live-card'
import { PresetsCard } from './presets-card'
import { SchedulesCard } from './schedules-card'
import { VersionsCard } from './versions-card'

/** What shoppers see, what is being worked on, what was before, which is short and wanted in a hurry, and looks to
 * begin with. */
export function ThemesPage() {
  const store = useStore()
  const { data: draft } = useSuspenseQuery(draftQuery(store.id))
  const canWrite = store.can('themes:write')
  return (
    <div className="mx-auto flex w-full max-w-300 flex-col gap-5">
      <PageHeader
        title="Themes"
        primary={
          <Button asChild variant="primary">
            <Link to={`/stores/${store.id}/themes/editor` as never}>
              <Brush aria-hidden />
              {canWrite ? 'Edit theme' : 'Look at the theme'}
            </Link>
          </Button>
        }
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <LiveCard draft={draft.value} canWrite={canWrite} />
        <DraftCard draft={draft} canWrite={canWrite} />
      </div>
      <SchedulesCard canWrite={canWrite} />
      <VersionsCard draft={draft} canWrite={canWrite} />
      <PresetsCard draft={draft} canWrite={canWrite} />
    </div>
  )
}
