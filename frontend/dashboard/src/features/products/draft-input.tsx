import { useState, type ComponentProps } from 'react'

import { AffixedInput } from '@/components/ui/input'
import { cn } from '@/lib/cn'
import { parseDecimal, toDecimal } from '@/lib/money'

/** How a value is written and read. `read` gives NaN for what is no such value. */
export interface Notation {
  write: (value: number) => string
  read: (typed: string) => number
  inputMode: 'decimal' | 'numeric'
}

export const money = (currency: string): Notation => ({
  write: (minor) => toDecimal(minor, currency),
  read: (typed) => parseDecimal(typed, currency) ?? Number.NaN,
  inputMode: 'decimal',
})

export const count: Notation = {
  write: String,
  read: (typed) => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed.trim()) : Number.NaN),
  inputMode: 'numeric',
}

interface DraftProps {
  value: number | null
  onChange: (value: number | null) => void
  notation: Notation
}

/** What is being typed stays as typed until the input is left. */
function useDraft({ value, onChange, notation }: DraftProps) {
  const [draft, setDraft] = useState<string | null>(null)
  return {
    inputMode: notation.inputMode,
    autoComplete: 'off',
    value: draft ?? (value === null || Number.isNaN(value) ? '' : notation.write(value)),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const typed = event.target.value
      setDraft(typed)
      onChange(typed.trim() === '' ? null : notation.read(typed))
    },
    onBlur: () => {
      if (value === null || !Number.isNaN(value)) setDraft(null)
    },
  } as const
}

type Rest<T extends keyof React.JSX.IntrinsicElements> = Omit<ComponentProps<T>, 'value' | 'onChange' | 'onBlur'>

export function NumberInput({ value, onChange, notation, ...props }: DraftProps & Rest<'input'> & { after?: string }) {
  const draft = useDraft({ value, onChange, notation })
  return <AffixedInput className="tabular-nums" {...props} {...draft} />
}

/** An input that looks like the table's text until it is pointed at. */
export const cellLook =
  'h-8 w-full min-w-0 rounded-control border border-transparent bg-transparent px-2 text-sm tabular-nums transition-[border-color] group-hover/row:border-border hover:border-control! focus:border-accent! focus:bg-surface focus:outline-1 focus:outline-accent aria-invalid:border-danger! disabled:opacity-60'

export function NumberCell({ value, onChange, notation, className, ...props }: DraftProps & Rest<'input'>) {
  const draft = useDraft({ value, onChange, notation })
  return <input {...props} {...draft} className={cn(cellLook, 'text-right', className)} />
}
