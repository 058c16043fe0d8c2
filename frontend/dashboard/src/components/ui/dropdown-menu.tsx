import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'

import { cn } from '@/lib/cn'

export const DropdownMenu = Radix.Root
export const DropdownMenuTrigger = Radix.Trigger
export const DropdownMenuRadioGroup = Radix.RadioGroup

export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-rise overflow-y-auto rounded-card border border-border bg-surface p-1 text-text shadow-float',
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  )
}

const itemLook =
  'flex min-h-8 cursor-default items-center gap-2.5 rounded-control px-2.5 py-1.5 outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-surface-2 max-md:min-h-10 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted'

export function DropdownMenuItem({
  critical,
  className,
  ...props
}: ComponentProps<typeof Radix.Item> & { critical?: boolean }) {
  return (
    <Radix.Item
      className={cn(itemLook, critical && 'text-danger [&>svg]:text-danger', className)}
      {...props}
    />
  )
}

export function DropdownMenuRadioItem({ children, className, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(itemLook, 'pr-8', className)} {...props}>
      {children}
      <Radix.ItemIndicator className="absolute right-3">
        <Check className="size-4 text-accent-text" aria-hidden />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  )
}

export const DropdownMenuSeparator = () => <Radix.Separator className="-mx-1 my-1 h-px bg-border" />

export const DropdownMenuLabel = ({ className, ...props }: ComponentProps<typeof Radix.Label>) => (
  <Radix.Label className={cn('px-2.5 pt-1.5 pb-1 text-xs text-muted', className)} {...props} />
)
