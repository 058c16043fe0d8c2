import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useRef, type FocusEvent } from 'react'

import { Button } from './button'
import { dismiss, keep, startTimer, useToasts } from './toast'
import { giveBack } from './use-dialog-focus'

/** Where toasts appear; a polite live region that is always in the page, so it is heard. */
export function Toaster() {
  const toasts = useToasts()
  const from = useRef<HTMLElement | null>(null)

  function come(event: FocusEvent) {
    const before = event.relatedTarget
    if (before instanceof HTMLElement && !event.currentTarget.contains(before)) from.current = before
  }

  /** Whoever came by keyboard goes back to where they were. */
  function close(id: number, button: HTMLElement) {
    if (button.matches(':focus-visible')) giveBack(from.current)
    dismiss(id)
  }

  return (
    <section
      aria-label="Notifications"
      aria-live="polite"
      aria-relevant="additions"
      onFocus={come}
      className="pointer-events-none fixed inset-x-4 bottom-4 z-70 flex flex-col items-center gap-2 max-sm:[body:has([role=dialog])_&]:top-4 max-sm:[body:has([role=dialog])_&]:bottom-auto sm:right-auto sm:left-1/2 sm:-translate-x-1/2"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          onPointerEnter={() => keep(toast.id)}
          onPointerLeave={() => startTimer(toast)}
          onFocus={() => keep(toast.id)}
          onBlur={() => startTimer(toast)}
          className="pointer-events-auto flex min-h-11 max-w-full animate-rise items-center gap-3 rounded-card border border-border bg-surface py-1.5 pr-1.5 pl-4 shadow-float"
        >
          {toast.isProblem ? (
            <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden />
          ) : (
            <CircleCheck className="size-4 shrink-0 text-success" aria-hidden />
          )}
          <p className="min-w-0 flex-1">{toast.message}</p>
          {toast.action && (
            <Button
              size="small"
              variant="quiet"
              className="text-accent-text"
              onClick={({ currentTarget }) => {
                toast.action?.run()
                close(toast.id, currentTarget)
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <Button size="icon-small" variant="quiet" aria-label="Dismiss" onClick={({ currentTarget }) => close(toast.id, currentTarget)}>
            <X aria-hidden />
          </Button>
        </div>
      ))}
    </section>
  )
}
