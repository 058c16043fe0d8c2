import type { ReactNode } from 'react'

import { Drawing, type DrawingName } from './drawings'

/** Nothing here yet: what it will be good for, and the one thing to do. */
export function EmptyState({
  drawing,
  title,
  body,
  action,
}: {
  drawing: DrawingName
  title: string
  body: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <Drawing name={drawing} />
      <h2 className="mt-5 text-lg font-semibold">{title}</h2>
      <p className="mt-1 max-w-100 text-pretty text-muted">{body}</p>
      {action && <div className="mt-5">{action}</div>}
    </div>
  )
}
