import { Columns3 } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { cn } from '@/lib/cn'

import { columnId, columnLabel, type AnyColumn } from './index-columns'
import { SortableTree } from './sortable-tree'
import { moved, type TreeRow } from './tree-moves'

/** Which columns are shown: ticked, and in this order. Hidden ones wait at the end. */
export function ColumnsMenu<Row>({
  columns,
  shown,
  onShow,
  className,
}: {
  /** All of them; the first one always stays. */
  columns: AnyColumn<Row>[]
  shown: string[]
  onShow: (ids: string[]) => void
  className?: string
}) {
  const labels = new Map(columns.slice(1).map((column) => [columnId(column), columnLabel(column)]))
  const hidden = [...labels.keys()].filter((id) => !shown.includes(id))
  const rows = [...shown, ...hidden].map((id): TreeRow => ({ id, label: labels.get(id) ?? id, parentId: null, depth: 0 }))
  const own = [...labels.keys()]
  const isOwn = shown.join() === own.join()

  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="icon-small" variant="quiet" aria-label="Columns" title="Columns" className={className}>
          <Columns3 className={cn(isOwn ? 'text-muted' : 'text-accent-text')} aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="flex w-72 flex-col gap-2" aria-label="Columns">
        <p className="font-medium">Columns</p>
        <SortableTree
          rows={rows}
          label="Columns"
          onMove={(row, move) => onShow(moved(rows, row.id, move).map(({ id }) => id).filter((id) => shown.includes(id) || id === row.id))}
        >
          {(row) => (
            <label className="flex min-w-0 flex-1 items-center gap-2.5">
              <Checkbox
                checked={shown.includes(row.id)}
                onCheckedChange={(on) => onShow(on === true ? [...shown, row.id] : shown.filter((id) => id !== row.id))}
              />
              <span className="truncate">{row.label}</span>
            </label>
          )}
        </SortableTree>
        <Button size="small" disabled={isOwn} onClick={() => onShow(own)}>
          Reset columns
        </Button>
      </PopoverContent>
    </Popover>
  )
}
