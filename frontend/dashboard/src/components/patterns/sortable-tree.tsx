import {
  closestCenter,
  DndContext,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
  type DragMoveEvent,
} from '@dnd-kit/core'
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { GripVertical } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'

import { cn } from '@/lib/cn'

import { branchOf, landingOf, stepOf, type TreeMove, type TreeRow, type TreeStep } from './tree-moves'

const INDENT = 24
const KEYS: Record<string, TreeStep> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

/** Things in an order, or in a tree: moved by drag, or by Alt and an arrow key on the handle. */
export function SortableTree<Row extends TreeRow>({
  rows,
  deepest = 0,
  label,
  disabled = false,
  onMove,
  children,
}: {
  rows: Row[]
  /** The depth of the last level; 0 for a plain list. */
  deepest?: number
  label: string
  disabled?: boolean
  onMove: (row: Row, move: TreeMove) => void
  children: (row: Row) => ReactNode
}) {
  const [dragged, setDragged] = useState<string | null>(null)
  const [depth, setDepth] = useState(0)
  const [said, setSaid] = useState('')
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
  )
  const hidden = new Set(dragged ? branchOf(rows, dragged).slice(1).map((row) => row.id) : [])
  const shown = rows.filter((row) => !hidden.has(row.id))

  function place(id: string, move: TreeMove | null) {
    const row = rows.find((each) => each.id === id)
    if (!row) return
    if (!move) {
      setSaid(`${row.label} cannot move that way`)
      return
    }
    const parent = rows.find((each) => each.id === move.parentId)
    setSaid(`${row.label} moved to place ${move.place + 1}${parent ? ` in ${parent.label}` : deepest > 0 ? ' at the top' : ''}`)
    onMove(row, move)
  }

  const landing = ({ active, over, delta }: DragMoveEvent | DragEndEvent) =>
    over && landingOf(rows, String(active.id), String(over.id), deepest > 0 ? Math.round(delta.x / INDENT) : 0, deepest)

  return (
    <>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements: { onDragStart: () => '', onDragOver: () => '', onDragEnd: () => '', onDragCancel: () => '' } }}
        onDragStart={({ active }) => setDragged(String(active.id))}
        onDragMove={(event) => setDepth(landing(event)?.depth ?? 0)}
        onDragCancel={() => setDragged(null)}
        onDragEnd={(event) => {
          setDragged(null)
          const found = landing(event)
          const id = String(event.active.id)
          const unchanged = rows.find((row) => row.id === id)
          if (!found || !unchanged) return
          const siblings = rows.filter((row) => row.parentId === unchanged.parentId)
          const isSame = found.parentId === unchanged.parentId && siblings.findIndex((row) => row.id === id) === found.place
          if (!isSame) place(id, found)
        }}
      >
        <SortableContext items={shown.map((row) => row.id)} strategy={verticalListSortingStrategy}>
          <ul aria-label={label} className="divide-y divide-border">
            {shown.map((row) => (
              <SortableRow
                key={row.id}
                row={row}
                depth={row.id === dragged ? depth : row.depth}
                isTree={deepest > 0}
                disabled={disabled}
                onStep={(step) => place(row.id, stepOf(rows, row.id, step, deepest))}
              >
                {children(row)}
              </SortableRow>
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

function SortableRow({
  row,
  depth,
  isTree,
  disabled,
  onStep,
  children,
}: {
  row: TreeRow
  depth: number
  isTree: boolean
  disabled: boolean
  onStep: (step: TreeStep) => void
  children: ReactNode
}) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: row.id, disabled })
  const moving = transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined

  function press(event: KeyboardEvent) {
    const step = KEYS[event.key]
    if (!event.altKey || !step || (!isTree && (step === 'in' || step === 'out'))) return
    event.preventDefault()
    onStep(step)
  }

  return (
    <li
      ref={setNodeRef}
      style={{ transform: moving, transition, paddingLeft: depth * INDENT }}
      className={cn('relative flex min-h-11 items-center gap-1 bg-surface', isDragging && 'z-10 shadow-float')}
    >
      {!disabled && (
        <button
          ref={setActivatorNodeRef}
          type="button"
          {...listeners}
          onKeyDown={press}
          aria-label={`Move ${row.label}`}
          aria-keyshortcuts={isTree ? 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight' : 'Alt+ArrowUp Alt+ArrowDown'}
          title={isTree ? 'Drag, or Alt and an arrow key' : 'Drag, or Alt and an arrow up or down'}
          className="flex size-9 shrink-0 cursor-grab touch-none items-center justify-center rounded-control text-muted hover:bg-surface-2 active:cursor-grabbing"
        >
          <GripVertical className="size-4" aria-hidden />
        </button>
      )}
      <div className="flex min-w-0 flex-1 items-center gap-3 py-1.5">{children}</div>
    </li>
  )
}
