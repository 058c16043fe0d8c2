import { memo, type PointerEvent } from 'react'

import { cn } from '@/lib/cn'

import { COLUMNS, isEditable, nameOf, problemOf, storedText, type Row, type Typed } from './cells'
import { CellEditor } from './grid-cell'
import type { Place } from './ranges'

export interface RowHandlers {
  onPress: (place: Place, event: PointerEvent) => void
  onEnter: (place: Place, event: PointerEvent) => void
  onOpen: () => void
  onCommit: (text: string, step: { down: number; right: number }) => void
  onCancel: () => void
}

/** One row; drawn again only when something of it changed. */
export const GridRow = memo(function GridRow({
  row,
  at,
  typed,
  said,
  focus,
  from,
  to,
  draft,
  handlers,
}: {
  row: Row
  at: number
  typed: Typed | undefined
  /** The server's words on its cells. */
  said: Typed | undefined
  /** The column where the focus is; -1 elsewhere. */
  focus: number
  /** The selected columns; from > to when none is. */
  from: number
  to: number
  draft: string | null
  handlers: RowHandlers
}) {
  const edits = typed ? { [row.key]: typed } : {}
  return (
    <tr aria-rowindex={at + 2} className={cn('border-b border-border', row.isHead && 'font-medium')}>
      {COLUMNS.map((column, position) => {
        const mayEdit = isEditable(row, column.id)
        const text = typed?.[column.id] ?? storedText(row, column.id)
        const isTyped = typed?.[column.id] !== undefined
        const problem = isTyped || column.id === 'compare_at' ? (mayEdit ? problemOf(row, column.id, edits) : null) : null
        const words = problem ?? said?.[column.id]
        const isFocus = focus === position
        return (
          <td
            key={column.id}
            role="gridcell"
            data-place={`${at}:${position}`}
            tabIndex={isFocus ? 0 : -1}
            aria-colindex={position + 1}
            aria-selected={position >= from && position <= to}
            aria-readonly={!mayEdit}
            aria-invalid={Boolean(words)}
            aria-label={`${nameOf(row)}, ${column.label}: ${text || 'empty'}${words ? `. ${words}` : ''}`}
            onPointerDown={(event) => handlers.onPress({ row: at, column: position }, event)}
            onPointerEnter={(event) => handlers.onEnter({ row: at, column: position }, event)}
            onDoubleClick={handlers.onOpen}
            className={cn(
              'relative h-10 cursor-cell border-r border-border px-3 py-1 align-middle outline-none select-none last:border-r-0 focus-visible:z-10 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent',
              column.width,
              column.isNumber && 'text-right tabular-nums',
              position === 0 && 'sticky left-0 z-5 bg-surface max-sm:max-w-40',
              position === 0 && !row.isHead && 'pl-8 font-normal text-muted max-sm:pl-5',
              !mayEdit && position > 0 && 'bg-surface-2 text-muted',
              isTyped && 'bg-warning-soft',
              position >= from && position <= to && 'bg-accent-soft',
              words && 'shadow-[inset_0_0_0_1px_var(--danger)]',
            )}
          >
            <span className="block max-w-80 truncate">{text}</span>
            {words && <span className="block text-left text-xs text-pretty text-danger">{words}</span>}
            {isFocus && draft !== null && (
              <CellEditor
                column={column.id}
                label={`${nameOf(row)}, ${column.label}`}
                draft={draft}
                isNumber={column.isNumber ?? false}
                onCommit={handlers.onCommit}
                onCancel={handlers.onCancel}
              />
            )}
          </td>
        )
      })}
    </tr>
  )
})
