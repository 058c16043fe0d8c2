import { closestCenter, DndContext, PointerSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core'
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { GripVertical } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'

import { cn } from '@/lib/cn'

interface Item {
  id: string
  label: string
}

const NO_WORDS = { onDragStart: () => '', onDragOver: () => '', onDragEnd: () => '', onDragCancel: () => '' }

/** A list in an order, by drag or by Alt and an arrow key on the handle. Lists may stand in the items
 * of another: each is dragged within itself. */
export function SortableList<Row extends Item>({
  rows,
  label,
  disabled,
  onMove,
  children,
}: {
  rows: Row[]
  label: string
  disabled: boolean
  onMove: (id: string, to: number) => void
  children: (row: Row, handle: ReactNode) => ReactNode
}) {
  const [said, setSaid] = useState('')
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
  )

  function move(row: Row, to: number) {
    if (to < 0 || to >= rows.length) return setSaid(`${row.label} cannot move further`)
    setSaid(`${row.label} moved to place ${to + 1} of ${rows.length}`)
    onMove(row.id, to)
  }

  return (
    <>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements: NO_WORDS }}
        onDragEnd={({ active, over }) => {
          const row = rows.find((each) => each.id === active.id)
          const to = rows.findIndex((each) => each.id === over?.id)
          if (row && to >= 0 && over?.id !== active.id) move(row, to)
        }}
      >
        <SortableContext items={rows.map((row) => row.id)} strategy={verticalListSortingStrategy}>
          <ul aria-label={label}>
            {rows.map((row, at) => (
              <SortableItem key={row.id} row={row} disabled={disabled} onStep={(by) => move(row, at + by)}>
                {children}
              </SortableItem>
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 }

function SortableItem<Row extends Item>({
  row,
  disabled,
  onStep,
  children,
}: {
  row: Row
  disabled: boolean
  onStep: (by: number) => void
  children: (row: Row, handle: ReactNode) => ReactNode
}) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: row.id, disabled })
  const moving = transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined

  function press(event: KeyboardEvent) {
    const by = event.altKey ? STEPS[event.key] : undefined
    if (!by) return
    event.preventDefault()
    event.stopPropagation()
    onStep(by)
  }

  const handle = disabled ? null : (
    <button
      ref={setActivatorNodeRef}
      type="button"
      {...listeners}
      onKeyDown={press}
      aria-label={`Move ${row.label}`}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      title="Drag, or Alt and an arrow up or down"
      className="flex h-9 w-6 shrink-0 cursor-grab touch-none items-center justify-center rounded-control text-muted hover:bg-surface-3/70 active:cursor-grabbing max-md:h-11 max-md:w-8"
    >
      <GripVertical className="size-4" aria-hidden />
    </button>
  )
  return (
    <li ref={setNodeRef} style={{ transform: moving, transition }} className={cn('relative', isDragging && 'z-10 rounded-control bg-surface shadow-float')}>
      {children(row, handle)}
    </li>
  )
}
