import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode, Ref } from 'react'

import { cn } from '@/lib/cn'

type Kind = 'info' | 'success' | 'warning' | 'danger'

const LOOK = {
  info: { icon: Info, look: 'bg-info-soft text-info' },
  success: { icon: CircleCheck, look: 'bg-success-soft text-success' },
  warning: { icon: TriangleAlert, look: 'bg-warning-soft text-warning' },
  danger: { icon: CircleAlert, look: 'bg-danger-soft text-danger' },
} satisfies Record<Kind, unknown>

/** Something that stays until it is dealt with. Failures are announced at once. */
export function Banner({
  kind = 'info',
  title,
  action,
  children,
  ref,
}: {
  kind?: Kind
  title: ReactNode
  action?: ReactNode
  children?: ReactNode
  ref?: Ref<HTMLDivElement>
}) {
  const { icon: Icon, look } = LOOK[kind]
  return (
    <div
      ref={ref}
      tabIndex={ref ? -1 : undefined}
      role={kind === 'danger' ? 'alert' : 'status'}
      className={cn('flex gap-3 rounded-card px-4 py-3 outline-none', look)}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-6 gap-y-2 text-text">
        <div className="flex min-w-0 flex-col gap-1">
          <p className="font-medium">{title}</p>
          {children && <div className="text-sm">{children}</div>}
        </div>
        {action}
      </div>
    </div>
  )
}
