import { useEffect } from 'react'

import { Button } from '@/components/ui/button'

/** Takes the place of the top bar while something is unsaved. Cmd/Ctrl-S saves. */
export function SaveBar({
  isShown,
  isBusy,
  label,
  onSave,
  onDiscard,
}: {
  isShown: boolean
  isBusy: boolean
  label: string
  onSave: () => void
  onDiscard: () => void
}) {
  useEffect(() => {
    if (!isShown) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      if (!isBusy) onSave()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })

  if (!isShown) return null
  return (
    <div
      role="region"
      aria-label={label}
      className="fixed top-0 right-0 left-(--sidebar,0px) z-30 flex h-14 animate-fade items-center justify-between gap-3 border-b border-border bg-surface px-6 max-md:left-0 max-md:px-4"
    >
      <p role="status" className="min-w-0 truncate font-medium">
        {label}
      </p>
      <div className="flex gap-2">
        <Button size="small" onClick={onDiscard} disabled={isBusy}>
          Discard
        </Button>
        <Button size="small" variant="primary" onClick={onSave} busy={isBusy}>
          Save
        </Button>
      </div>
    </div>
  )
}
