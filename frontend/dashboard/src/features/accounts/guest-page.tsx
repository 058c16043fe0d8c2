import { useEffect, type ReactNode } from 'react'

import { setPageTitle } from '@/lib/page-title'

/** Title and a sentence above a short form. */
export function GuestPage({
  title,
  description,
  footer,
  children,
}: {
  title: string
  description?: ReactNode
  footer?: ReactNode
  children?: ReactNode
}) {
  useEffect(() => setPageTitle(title), [title])
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-col gap-1.5">
        <h1 className="text-figure font-semibold tracking-[-0.015em]">{title}</h1>
        {description && <p className="text-pretty text-muted">{description}</p>}
      </header>
      {children}
      {footer && <p className="text-muted">{footer}</p>}
    </div>
  )
}
