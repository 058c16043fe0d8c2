import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'

import { cn } from '@/lib/cn'

import { useFieldControl } from './field-context'

export interface RadioCard<T extends string> {
  value: T
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
}

/** A few choices that need a sentence each. */
export function RadioCards<T extends string>({
  value,
  onChange,
  options,
  label,
  columns = 1,
}: {
  value: T
  onChange: (value: T) => void
  options: RadioCard<T>[]
  label: string
  columns?: 1 | 2 | 3
}) {
  const field = useFieldControl()
  return (
    <RadioGroup.Root
      value={value}
      onValueChange={(next) => onChange(next as T)}
      {...field}
      aria-label={label}
      className={cn('grid gap-2', columns === 2 && 'sm:grid-cols-2', columns === 3 && 'sm:grid-cols-3')}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className="group flex items-start gap-3 rounded-card border border-border bg-surface p-3 text-left transition-colors hover:border-control disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft/50"
        >
          <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control bg-surface group-data-[state=checked]:border-accent">
            <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
          </span>
          <span className="flex min-w-0 flex-col gap-0.5">
            <span className="font-medium">{option.label}</span>
            {option.hint && <span className="text-sm text-muted">{option.hint}</span>}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
