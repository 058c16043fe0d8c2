import { cn } from '@/lib/cn'

/** A bar in the shape of what comes. The container says "busy", not each bar. */
export const Skeleton = ({ className }: { className?: string }) => (
  <div className={cn('h-3.5 animate-breathe rounded-sm bg-surface-3', className)} aria-hidden />
)

export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div className="flex flex-col gap-2.5">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} className={line === lines - 1 ? 'w-3/5' : 'w-full'} />
      ))}
    </div>
  )
}

export function SkeletonRows({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) {
  return (
    <div role="status" aria-label="Loading" className="divide-y divide-border">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-11 items-center gap-6 px-4">
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton
              key={column}
              className={cn(column === 0 ? 'w-28' : 'flex-1', column > 1 && 'max-sm:hidden', (row + column) % 3 === 0 && 'opacity-70')}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

/** Detail pages: title, two columns of cards. */
export function SkeletonDetail() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-6">
      <Skeleton className="h-6 w-56" />
      <div className="grid gap-4 lg:grid-cols-3">
        <div className="flex flex-col gap-4 lg:col-span-2">
          {[4, 3].map((lines) => (
            <div key={lines} className="rounded-card border border-border bg-surface p-5">
              <Skeleton className="mb-4 w-32" />
              <SkeletonText lines={lines} />
            </div>
          ))}
        </div>
        <div className="h-fit rounded-card border border-border bg-surface p-5">
          <Skeleton className="mb-4 w-24" />
          <SkeletonText lines={3} />
        </div>
      </div>
    </div>
  )
}
