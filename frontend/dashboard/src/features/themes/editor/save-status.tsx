import { CircleAlert, CloudCheck, LoaderCircle } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { messageOf } from '@/lib/api/problem'

import type { SaveState } from '../autosave'

/** Where the draft stands: said quietly while all is well, and loudly when it is not kept. */
export function SaveStatus({ state, onRetry, onLook }: { state: SaveState; onRetry: () => void; onLook: () => void }) {
  if (state.kind === 'failed') {
    return (
      <div className="flex min-w-0 items-center gap-2 text-sm">
        <span role="alert" className="flex min-w-0 items-center gap-1.5 text-danger" title={messageOf(state.error)}>
          <CircleAlert className="size-4 shrink-0" aria-hidden />
          <span className="truncate">Could not save</span>
        </span>
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      </div>
    )
  }
  if (state.kind === 'refused') {
    const count = state.fields.length
    return (
      <div className="flex min-w-0 items-center gap-2 text-sm">
        <span role="alert" className="flex min-w-0 items-center gap-1.5 text-danger">
          <CircleAlert className="size-4 shrink-0" aria-hidden />
          <span className="truncate max-sm:hidden">Not saved: {count === 1 ? 'one field needs' : `${Math.max(count, 1)} fields need`} another look</span>
          <span className="whitespace-nowrap sm:hidden">Not saved</span>
        </span>
        <Button size="small" onClick={onLook}>
          Show
        </Button>
      </div>
    )
  }
  if (state.kind === 'stale') return <span className="text-sm text-danger">Not saved</span>
  const isSaved = state.kind === 'saved'
  return (
    <span role="status" className="flex items-center gap-1.5 text-sm text-muted">
      {isSaved ? <CloudCheck className="size-4" aria-hidden /> : <LoaderCircle className="size-4 animate-spin" aria-hidden />}
      <span className="max-sm:sr-only">{isSaved ? 'Saved' : 'Saving'}</span>
    </span>
  )
}
