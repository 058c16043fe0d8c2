import { Skeleton } from '@/components/ui/skeleton'

export const HomeSkeleton = () => (
  <div role="status" aria-label="Loading" className="flex flex-col gap-5">
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      {[0, 1, 2, 3].map((card) => (
        <div key={card} className="flex h-30 flex-col gap-3 rounded-card border border-border bg-surface p-5">
          <Skeleton className="w-20" />
          <Skeleton className="h-6 w-24" />
          <Skeleton className="w-24" />
        </div>
      ))}
    </div>
    <div className="h-80 rounded-card border border-border bg-surface p-5">
      <Skeleton className="w-32" />
    </div>
  </div>
)
