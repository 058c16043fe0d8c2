import type { ComponentProps, ReactNode } from 'react'

import { PageHeader } from './page-header'

/** One thing: what it is about in two thirds, its circumstances in one. */
export function DetailPage({
  aside,
  banner,
  children,
  ...header
}: ComponentProps<typeof PageHeader> & { aside?: ReactNode; banner?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-300 flex-col gap-5">
      <PageHeader {...header} />
      {banner}
      {aside ? (
        <div className="grid items-start gap-4 lg:grid-cols-3">
          <div className="flex min-w-0 flex-col gap-4 lg:col-span-2">{children}</div>
          <div className="flex min-w-0 flex-col gap-4">{aside}</div>
        </div>
      ) : (
        <div className="flex flex-col gap-4">{children}</div>
      )}
    </div>
  )
}
