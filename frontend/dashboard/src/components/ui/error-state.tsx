import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'

import { messageOf, referenceOf } from '@/lib/api/problem'

import { Button } from './button'
import { Copyable } from './copyable'
import { Drawing } from './drawings'

/** What happened, what is safe, what to do, and the reference to quote. */
export function ErrorState({
  error,
  title = 'This could not be loaded',
  onRetry,
  action,
  isPage = false,
}: {
  error: unknown
  title?: string
  onRetry?: () => void
  action?: ReactNode
  /** It is all there is on the page, so its title is the page's. */
  isPage?: boolean
}) {
  const Heading = isPage ? 'h1' : 'h2'
  const reference = referenceOf(error)
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-14 text-center">
      <Drawing name="compass" />
      <Heading className="mt-5 text-lg font-semibold">{title}</Heading>
      <p className="mt-1 max-w-110 text-pretty text-muted">{messageOf(error)}</p>
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        {onRetry && (
          <Button onClick={onRetry}>
            <RotateCw aria-hidden />
            Try again
          </Button>
        )}
        {action}
      </div>
      {reference && (
        <p className="mt-5 flex items-center gap-2 text-sm text-muted">
          Reference for support <Copyable value={reference} label="reference" />
        </p>
      )}
    </div>
  )
}
