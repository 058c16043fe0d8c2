import { Popover as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'

import { cn } from '@/lib/cn'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger
export const PopoverClose = Radix.Close

export function PopoverContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="start"
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          'z-50 animate-rise rounded-card border border-border bg-surface p-3 text-text shadow-float outline-none',
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  )
}
