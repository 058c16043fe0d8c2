import { Skeleton } from '@/components/ui/skeleton'

export const HomeSkeleton = () => (
  <div role="status" aria-label="Loading" className="flex flex-col gap-5">
    <div className="grid gap-4 sm:grid-cols-3">
      {[0, 1, 2].map((card) => (
        <div key={card} className="flex h-30 flex-col gap-3 rounded-card border border-border bg-surface p-5">
          <Skeleton className="w-20" />
          <Skeleton className="h-6 w-32" />
          <Skeleton className="w-24" />
        </div>
      ))}
    </div>
    <div className="h-80 rounded-card border border-border bg-surface p-5">
      <Skeleton className="w-32" />
    </div>
  </div>
)
