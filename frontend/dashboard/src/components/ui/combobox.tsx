import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'

import { cn } from '@/lib/cn'
import type { Choice } from '@/lib/places'

import { useFieldControl } from './field-context'
import { controlLook } from './input'
import { Popover, PopoverContent, PopoverTrigger } from './popover'

/** Beginnings of a name or code first, then anything that contains what was typed. */
function rank(_value: string, typed: string, keywords: string[] = []): number {
  const wanted = typed.trim().toLowerCase()
  const names = keywords.map((name) => name.toLowerCase())
  if (names.some((name) => name.startsWith(wanted))) return 1
  return names.some((name) => name.includes(wanted)) ? 0.5 : 0
}

/** One of many, found by typing. `hint` of a choice is searched and shown at its end. */
export function Combobox({
  value,
  onChange,
  choices,
  placeholder = 'Choose',
  searchPlaceholder = 'Search',
  disabled,
  onBlur,
}: {
  value: string
  onChange: (value: string) => void
  choices: Choice[]
  placeholder?: string
  searchPlaceholder?: string
  disabled?: boolean
  onBlur?: () => void
}) {
  const [isOpen, setOpen] = useState(false)
  const control = useFieldControl()
  const chosen = choices.find((choice) => choice.value === value)

  return (
    <Popover
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open)
        if (!open) onBlur?.()
      }}
    >
      <PopoverTrigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={control.id ? `${control.id}-list` : undefined}
          disabled={disabled}
          {...control}
          className={cn(controlLook, 'flex h-9 items-center justify-between gap-2 px-3 text-left max-md:h-10')}
        >
          <span className={cn('truncate', !chosen && 'text-muted')}>{chosen?.label ?? placeholder}</span>
          <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden />
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label={searchPlaceholder} className="w-(--radix-popover-trigger-width) min-w-60 p-0">
        <Command label={searchPlaceholder} filter={rank} {...(value ? { defaultValue: value } : {})}>
          <Command.Input
            placeholder={searchPlaceholder}
            className="h-10 w-full border-b border-border bg-transparent px-3 outline-none"
          />
          <Command.List id={control.id ? `${control.id}-list` : undefined} className="max-h-72 overflow-y-auto p-1">
            <Command.Empty className="px-3 py-6 text-center text-muted">Nothing found</Command.Empty>
            {choices.map((choice) => (
              <Command.Item
                key={choice.value}
                value={choice.value}
                keywords={[choice.label, choice.hint ?? '']}
                onSelect={() => {
                  onChange(choice.value)
                  setOpen(false)
                }}
                className="flex cursor-default items-center gap-2 rounded-control px-2 py-1.5 data-[selected=true]:bg-surface-2"
              >
                <Check className={cn('size-4', choice.value === value ? 'text-accent-text' : 'invisible')} aria-hidden />
                <span className="min-w-0 flex-1 truncate">{choice.label}</span>
                {choice.hint && <span className="text-sm text-muted">{choice.hint}</span>}
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  )
}
