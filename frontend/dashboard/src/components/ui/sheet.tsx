import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

import { cn } from '@/lib/cn'

import { Button } from './button'
import { useDialogFocus } from './use-dialog-focus'

export const Sheet = Radix.Root
export const SheetTrigger = Radix.Trigger

/** A panel from the side, over the page it belongs to. */
export function SheetContent({
  title,
  side = 'end',
  bare = false,
  children,
}: {
  title: string
  side?: 'start' | 'end'
  /** Leaves the header to the content; the title stays for screen readers. */
  bare?: boolean
  children: ReactNode
}) {
  const focus = useDialogFocus({ isForm: false })
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-overlay" />
      <Radix.Content
        {...focus}
        aria-describedby={undefined}
        className={cn(
          'fixed inset-y-0 z-50 flex flex-col bg-surface shadow-float outline-none',
          side === 'end'
            ? 'right-0 w-[min(100vw,440px)] animate-slide-end border-l border-border'
            : 'left-0 w-[min(84vw,280px)] animate-slide-start border-r border-border',
        )}
      >
        <header className={cn('flex items-center justify-between border-b border-border p-4', bare && 'sr-only')}>
          <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
          <Radix.Close asChild>
            <Button variant="quiet" size="icon-small" aria-label="Close">
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </header>
        <div className={cn('min-h-0 flex-1 overflow-y-auto', !bare && 'p-4')}>{children}</div>
      </Radix.Content>
    </Radix.Portal>
  )
}
