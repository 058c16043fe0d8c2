import { SlidersHorizontal } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { SortableTree } from '@/components/patterns/sortable-tree'

import { moved, USUAL, WIDGETS, type Layout, type Widget } from './layout'

/** Which widgets are on the home page, and in which order: drag, or Alt and an arrow key. */
export function Customise({
  layout,
  offered,
  onChange,
}: {
  layout: Layout
  /** What this person may see. */
  offered: readonly Widget[]
  onChange: (part: Partial<Layout>) => void
}) {
  const shown = layout.order.filter((widget) => offered.includes(widget))
  const rows = shown.map((widget) => ({ id: widget, parentId: null, depth: 0, label: WIDGETS[widget] }))
  /** Its place among all, from its place among those that are offered. */
  function move(widget: Widget, place: number) {
    const others = shown.filter((each) => each !== widget)
    const after = others[place - 1]
    const all = layout.order.filter((each) => each !== widget)
    onChange({ order: moved(layout.order, widget, after ? all.indexOf(after) + 1 : 0) })
  }
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button>
          <SlidersHorizontal aria-hidden />
          Customise
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-80 max-w-[calc(100vw-1rem)]" aria-label="Customise home">
        <p className="pb-2 text-sm text-muted">Drag to move, or focus a handle and press Alt and an arrow key.</p>
        <SortableTree rows={rows} label="Widgets" onMove={(row, { place }) => move(row.id, place)}>
          {(row) => (
            <label className="flex min-h-10 flex-1 cursor-pointer items-center gap-3">
              <Checkbox
                checked={!layout.hidden.includes(row.id)}
                onCheckedChange={(isOn) =>
                  onChange({ hidden: isOn ? layout.hidden.filter((each) => each !== row.id) : [...layout.hidden, row.id] })
                }
              />
              {row.label}
            </label>
          )}
        </SortableTree>
        <Button size="small" variant="quiet" className="mt-2" onClick={() => onChange({ order: USUAL.order, hidden: USUAL.hidden })}>
          As it was at first
        </Button>
      </PopoverContent>
    </Popover>
  )
}
