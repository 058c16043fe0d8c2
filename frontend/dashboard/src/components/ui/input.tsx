import type { ComponentProps, ReactNode } from 'react'

import { cn } from '@/lib/cn'

import { useFieldControl } from './field-context'

export const controlLook =
  'w-full min-w-0 rounded-control border border-control bg-surface text-text transition-[border-color] hover:border-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-surface-2 disabled:text-muted aria-invalid:border-danger aria-invalid:focus-visible:outline-danger'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input
      {...useFieldControl()}
      className={cn(controlLook, 'h-9 px-3 read-only:bg-surface-2 max-md:h-10', className)}
      {...props}
    />
  )
}

/** An input with something fixed before or after the text: a currency, a domain, a unit. */
export function AffixedInput({
  before,
  after,
  className,
  ...props
}: ComponentProps<'input'> & { before?: ReactNode; after?: ReactNode }) {
  return (
    <div
      className={cn(
        controlLook,
        'flex h-9 items-center focus-within:border-accent focus-within:outline-1 focus-within:outline-accent max-md:h-10 has-aria-invalid:border-danger',
        className,
      )}
    >
      {before && <span className="pl-3 whitespace-nowrap text-muted select-none">{before}</span>}
      <input
        {...useFieldControl()}
        className="h-full min-w-0 flex-1 bg-transparent px-3 outline-none [&:not(:first-child)]:pl-1.5 [&:not(:last-child)]:pr-1.5"
        {...props}
      />
      {after && <span className="pr-3 whitespace-nowrap text-muted select-none">{after}</span>}
    </div>
  )
}
