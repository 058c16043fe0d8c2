import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'

import { cn } from '@/lib/cn'

import { useFieldControl } from './field-context'
import { controlLook } from './input'

export interface SelectOption {
  value: string
  label: string
  disabled?: boolean
}

/** The platform's own select: the best one on a phone, and it works with `register`. */
export function Select({
  options,
  placeholder,
  className,
  ...props
}: ComponentProps<'select'> & { options: SelectOption[]; placeholder?: string }) {
  return (
    <div className={cn('relative', className)}>
      <select
        {...useFieldControl()}
        className={cn(controlLook, 'h-9 appearance-none pr-9 pl-3 max-md:h-10')}
        {...props}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
        aria-hidden
      />
    </div>
  )
}
