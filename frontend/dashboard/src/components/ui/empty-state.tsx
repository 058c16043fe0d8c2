import type { ReactNode } from 'react'

import { Drawing, type DrawingName } from './drawings'

/** Nothing here yet: what it will be good for, and the one thing to do. */
export function EmptyState({
  drawing,
  title,
  body,
  action,
  isPage = false,
}: {
  drawing: DrawingName
  title: string
  body: ReactNode
  action?: ReactNode
  /** It is all there is on the page, so its title is the page's. */
  isPage?: boolean
}) {
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <Drawing name={drawing} />
      <Heading className="mt-5 text-lg font-semibold">{title}</Heading>
      <p className="mt-1 max-w-100 text-pretty text-muted">{body}</p>
      {action && <div className="mt-5">{action}</div>}
    </div>
  )
}
