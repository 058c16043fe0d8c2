import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

import { cn } from '@/lib/cn'

import { Button } from './button'
import { useDialogFocus } from './use-dialog-focus'

export const Dialog = Radix.Root
export const DialogTrigger = Radix.Trigger
export const DialogClose = Radix.Close

/** A question or a short form above the page. On phones it comes from below. */
export function DialogContent({
  title,
  description,
  footer,
  size = 'base',
  children,
}: {
  title: ReactNode
  description?: ReactNode
  footer?: ReactNode
  size?: 'base' | 'wide'
  children?: ReactNode
}) {
  const focus = useDialogFocus({ isForm: true })
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-overlay" />
      <Radix.Content
        {...focus}
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          'fixed z-50 flex max-h-[min(88dvh,720px)] animate-rise flex-col rounded-card border border-border bg-surface shadow-float outline-none',
          'inset-x-0 bottom-0 max-sm:rounded-b-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:-translate-x-1/2 sm:-translate-y-1/2',
          size === 'wide' ? 'sm:max-w-2xl' : 'sm:max-w-md',
        )}
      >
        <header className="flex items-start justify-between gap-4 p-5 pb-0">
          <div className="flex flex-col gap-1">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            {description && <Radix.Description className="text-muted">{description}</Radix.Description>}
          </div>
          <Radix.Close asChild>
            <Button variant="quiet" size="icon-small" aria-label="Close" className="-mt-1 -mr-2">
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </header>
        <div className="min-h-0 overflow-y-auto p-5 empty:p-2.5">{children}</div>
        {footer && (
          <footer className="flex flex-row-reverse flex-wrap gap-2 border-t border-border px-5 py-3.5 max-sm:*:flex-1">
            {footer}
          </footer>
        )}
      </Radix.Content>
    </Radix.Portal>
  )
}
