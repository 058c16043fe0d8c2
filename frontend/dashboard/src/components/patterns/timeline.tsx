import type { ReactNode } from 'react'

import { DateTime } from '@/components/ui/date-time'
import type { Tone } from '@/components/ui/status'
import { cn } from '@/lib/cn'

export interface TimelineItem {
  id: string
  at: string
  /** A sentence without a full stop: "Ordered from CJ". */
  title: ReactNode
  /** Who: a person, "Shopper", "Windlass". */
  actor?: string
  body?: ReactNode
  tone?: Tone
  action?: ReactNode
}

const DOTS: Record<Tone, string> = {
  neutral: 'bg-control',
  success: 'bg-success',
  warning: 'bg-warning',
  danger: 'bg-danger',
  info: 'bg-info',
  accent: 'bg-accent',
}

/** What happened, newest first, on one line of time. */
export function Timeline({ items, empty = 'Nothing has happened yet.' }: { items: TimelineItem[]; empty?: string }) {
  if (items.length === 0) return <p className="text-muted">{empty}</p>
  return (
    <ol className="flex flex-col">
      {items.map((item, position) => (
        <li key={item.id} className="relative flex gap-3 pb-5 last:pb-0">
          {position < items.length - 1 && (
            <span className="absolute top-4 bottom-0 left-[4.5px] w-px bg-border" aria-hidden />
          )}
          <span className={cn('mt-[5px] size-2.5 shrink-0 rounded-full', DOTS[item.tone ?? 'neutral'])} aria-hidden />
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="min-w-0">{item.title}</p>
              <span className="text-sm text-muted">
                {item.actor && <>{item.actor} · </>}
                <DateTime at={item.at} />
              </span>
            </div>
            {item.body && <div className="text-sm text-pretty text-muted">{item.body}</div>}
            {item.action}
          </div>
        </li>
      ))}
    </ol>
  )
}
