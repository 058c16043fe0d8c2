import { BookmarkPlus } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

import { isWorthSaving } from './saved-views'
import type { Resource } from './saved-views-api'
import type { useListState } from './use-list-state'
import { useSavedViews } from './use-saved-views'
import { ViewDialog } from './view-dialog'

/** Below the filters, when what they ask is not the view that is open: keep it, or go back. */
export function ViewBar({
  resource,
  list,
  names,
}: {
  resource: Resource
  list: ReturnType<typeof useListState>
  names: string[]
}) {
  const saved = useSavedViews(resource, list, names)
  const [isNaming, setNaming] = useState(false)
  const { active } = saved
  const isShown = active ? saved.isChanged : isWorthSaving(list.search, names)
  const { columns } = list.search
  const cancel = () => (active ? saved.open(active) : list.clear(columns ? { columns } : {}))

  return (
    <>
      {isShown && (
        <div role="group" aria-label="View" className="flex flex-wrap items-center justify-end gap-2 border-b border-border bg-surface-2 px-3 py-2">
          <p className="min-w-0 flex-1 text-sm text-muted">{active ? `“${active.name}” has unsaved changes` : 'Keep this search as a view?'}</p>
          <Button size="small" variant="quiet" onClick={cancel}>
            Cancel
          </Button>
          <Button size="small" onClick={() => setNaming(true)}>
            <BookmarkPlus aria-hidden />
            Save as
          </Button>
          {active && saved.mayChange(active) && (
            <Button size="small" variant="primary" onClick={() => void saved.save(active)}>
              Save
            </Button>
          )}
        </div>
      )}
      <Dialog open={isNaming} onOpenChange={setNaming}>
        {isNaming && (
          <ViewDialog
            title="Save as a view"
            action="Save view"
            name=""
            isShared={false}
            mayShare={saved.maySaveForAll}
            submit={saved.saveAs}
            onDone={() => setNaming(false)}
          />
        )}
      </Dialog>
    </>
  )
}
