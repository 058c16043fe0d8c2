import type { ComponentProps } from 'react'

import { cn } from '@/lib/cn'

import { useFieldControl } from './field-context'
import { controlLook } from './input'

/** Grows with its text where the browser can. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={4}
      {...useFieldControl()}
      className={cn(controlLook, 'field-sizing-content max-h-120 min-h-20 px-3 py-2 read-only:bg-surface-2', className)}
      {...props}
    />
  )
}
