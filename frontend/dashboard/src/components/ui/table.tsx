import type { ComponentProps } from 'react'

import { cn } from '@/lib/cn'

export const Table = ({ className, ...props }: ComponentProps<'table'>) => (
  <div className="overflow-x-auto">
    <table className={cn('w-full border-collapse text-sm', className)} {...props} />
  </div>
)

export const TableHead = ({ className, ...props }: ComponentProps<'th'>) => (
  <th
    scope="col"
    className={cn('h-9 px-4 text-left text-xs font-medium whitespace-nowrap text-muted', className)}
    {...props}
  />
)

export const TableRow = ({ className, ...props }: ComponentProps<'tr'>) => (
  <tr
    className={cn('border-t border-border transition-colors hover:bg-surface-2/70 data-[selected=true]:bg-accent-soft/60', className)}
    {...props}
  />
)

export const TableCell = ({ className, ...props }: ComponentProps<'td'>) => (
  <td className={cn('h-11 px-4 py-1.5 tabular-nums', className)} {...props} />
)
