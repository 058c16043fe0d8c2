import { Fragment, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type PointerEvent } from 'react'

import { Button } from '@/components/ui/button'
import { cn } from '@/lib/cn'

import { COLUMNS, type Row, type Typed } from './cells'
import type { Problem } from './changes'
import { GridRow, type RowHandlers } from './grid-row'
import type { Place } from './ranges'
import type { Grid } from './use-grid'

const PAGE_ROWS = 10
const ARROWS: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE_ROWS, 0],
  PageDown: [PAGE_ROWS, 0],
}

/** Rows and columns as a spreadsheet has them: one stop for Tab, arrow keys within. */
export function GridTable({
  rows,
  grid,
  problems,
  said,
  onReload,
  onHelp,
}: {
  rows: Row[]
  grid: Grid
  /** By product. */
  problems: Record<string, Problem>
  /** The server's words on what stands in a cell now, by row. */
  said: Record<string, Typed>
  onReload: (productId: string) => void
  onHelp: () => void
}) {
  const table = useRef<HTMLTableElement>(null)
  const newest = useRef(grid)
  useEffect(() => {
    newest.current = grid
  })
  const { focus, range, draft } = grid
  useEffect(() => {
    if (draft !== null || !table.current?.contains(document.activeElement)) return
    const cell = table.current.querySelector<HTMLElement>(`[data-place="${focus.row}:${focus.column}"]`)
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [focus, draft])

  // the same ones for as long as the table is there, so that only rows that changed are drawn
  const [handlers] = useState<RowHandlers>(() => ({
    onPress: (place: Place, event: PointerEvent) => {
      if ((event.target as Element).closest('input, select')) return
      const { current } = newest
      const isSame = current.focus.row === place.row && current.focus.column === place.column
      current.goTo(place, { extend: event.shiftKey })
      if (isSame && event.pointerType === 'touch') current.begin()
    },
    onEnter: (place: Place, event: PointerEvent) => {
      if (event.buttons === 1 && event.pointerType === 'mouse' && newest.current.draft === null) {
        newest.current.goTo(place, { extend: true })
      }
    },
    onOpen: () => newest.current.begin(),
    onCommit: (text, { down, right }) => {
      newest.current.commit(text)
      if (down || right) newest.current.move(down, right)
    },
    onCancel: () => newest.current.cancel(),
  }))

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || draft !== null) return
    const { key, shiftKey } = event
    const isMod = event.metaKey || event.ctrlKey
    const arrow = ARROWS[key]
    const letter = key.toLowerCase()
    if (arrow && !event.altKey) {
      const far = isMod ? 1_000_000 : 1
      grid.move(arrow[0] * far, arrow[1] * far, shiftKey)
    } else if (key === 'Home') grid.goTo({ row: isMod ? 0 : focus.row, column: 0 }, { extend: shiftKey })
    else if (key === 'End') grid.goTo({ row: isMod ? rows.length : focus.row, column: COLUMNS.length }, { extend: shiftKey })
    else if (isMod && letter === 'z') (shiftKey ? grid.redo : grid.undo)()
    else if (isMod && letter === 'y') grid.redo()
    else if (isMod && letter === 'd') grid.fillDown()
    else if (isMod && letter === 'a') grid.selectAll()
    else if (isMod && key === '/') onHelp()
    else if (key === 'Enter' || key === 'F2') grid.begin()
    else if (key === 'Delete' || key === 'Backspace') grid.clear()
    else if (key.length === 1 && !isMod && !event.altKey && key !== ' ') grid.begin(key)
    else return
    event.preventDefault()
  }

  function onCopy(event: ClipboardEvent, { isCut = false } = {}) {
    if (draft !== null) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', grid.copied())
    if (isCut) grid.clear()
  }

  function onPaste(event: ClipboardEvent) {
    if (draft !== null) return
    event.preventDefault()
    grid.paste(event.clipboardData.getData('text/plain'))
  }

  return (
    <div className="max-h-[calc(100vh-14rem)] overflow-auto">
      <table
        ref={table}
        role="grid"
        aria-label="Products and variants"
        aria-rowcount={rows.length + 1}
        aria-colcount={COLUMNS.length}
        aria-multiselectable
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onCut={(event) => onCopy(event, { isCut: true })}
        onPaste={onPaste}
        className="w-full border-collapse"
      >
        <thead className="sticky top-0 z-20 bg-surface-2">
          <tr aria-rowindex={1}>
            {COLUMNS.map((column, at) => (
              <th
                key={column.id}
                scope="col"
                aria-colindex={at + 1}
                className={cn('h-9 border-r border-b border-border px-3 text-left text-sm font-medium text-muted last:border-r-0', column.isNumber && 'text-right', at === 0 && 'sticky left-0 bg-surface-2')}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const isWithin = at >= range.top && at <= range.bottom
            const problem = row.isHead ? problems[row.product.id] : undefined
            return (
              <Fragment key={row.key}>
                <GridRow
                  row={row}
                  at={at}
                  typed={grid.edits[row.key]}
                  said={said[row.key]}
                  focus={focus.row === at ? focus.column : -1}
                  from={isWithin ? range.left : 0}
                  to={isWithin ? range.right : -1}
                  draft={focus.row === at ? draft : null}
                  handlers={handlers}
                />
                {problem && (
                  <tr className="border-b border-border bg-danger-soft">
                    <td colSpan={COLUMNS.length} className="px-3 py-2">
                      <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-danger">
                        {problem.message}
                        {problem.isStale && (
                          <Button size="small" onClick={() => onReload(row.product.id)}>
                            Read it anew
                          </Button>
                        )}
                      </span>
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
