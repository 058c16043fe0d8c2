import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'

/** One value of an option: press it to rename, move or remove it. */
export function OptionChip({
  value,
  isFirst,
  isLast,
  disabled,
  refuse,
  onRename,
  onMove,
  onRemove,
}: {
  value: string
  isFirst: boolean
  isLast: boolean
  disabled: boolean
  refuse: (next: string) => string | null
  onRename: (next: string) => void
  onMove: (step: 1 | -1) => void
  onRemove: () => void
}) {
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState(value)
  const refusal = refuse(typed)

  function rename() {
    if (refusal) return
    if (typed.trim() !== value) onRename(typed)
    setOpen(false)
  }

  return (
    <Popover
      open={isOpen}
      onOpenChange={(open) => {
        setTyped(value)
        setOpen(open)
      }}
    >
      <PopoverTrigger asChild>
        <button
          type="button"
          disabled={disabled}
          className="inline-flex h-7 max-w-56 items-center rounded-full bg-surface-3/80 px-3 text-sm transition-colors hover:bg-surface-3 max-md:h-9"
        >
          <span className="truncate">{value}</span>
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label={`Change ${value}`} className="flex w-64 flex-col gap-3">
        <Field label="Value" error={refusal ?? undefined}>
          <Input
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              rename()
            }}
          />
        </Field>
        <div className="flex items-center gap-1">
          <Button size="small" onClick={rename} disabled={refusal !== null || typed.trim() === value}>
            Rename
          </Button>
          <IconButton label="Move earlier" size="icon-small" disabled={isFirst} onClick={() => onMove(-1)} className="ml-auto">
            <ArrowLeft aria-hidden />
          </IconButton>
          <IconButton label="Move later" size="icon-small" disabled={isLast} onClick={() => onMove(1)}>
            <ArrowRight aria-hidden />
          </IconButton>
          <IconButton
            label={`Remove ${value}`}
            size="icon-small"
            onClick={() => {
              setOpen(false)
              onRemove()
            }}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      </PopoverContent>
    </Popover>
  )
}
