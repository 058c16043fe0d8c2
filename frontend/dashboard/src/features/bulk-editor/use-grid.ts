import { useState } from 'react'

import { COLUMNS, isEditable, textOf, withCell, type Edits, type Row } from './cells'
import { filledDown, fromClip, pasted, placesIn, rangeOf, toClip, type Place, type Write } from './ranges'

const MOST_UNDONE = 200
const ORIGIN: Place = { row: 0, column: 0 }

interface History {
  now: Edits
  past: Edits[]
  future: Edits[]
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most))

/** What is typed, what of it can be undone, and where one stands. */
export function useGrid(rows: Row[], isLocked: boolean) {
  const [history, setHistory] = useState<History>({ now: {}, past: [], future: [] })
  const [focus, setFocus] = useState(ORIGIN)
  const [anchor, setAnchor] = useState(ORIGIN)
  /** What the cell at `focus` is being given; null while nothing is typed. */
  const [draft, setDraft] = useState<string | null>(null)
  const edits = history.now
  const range = rangeOf(anchor, focus)
  const columnOf = (place: Place) => COLUMNS[place.column]?.id ?? 'title'
  const rowAt = (place: Place) => rows[place.row]
  const textAt = (place: Place) => {
    const row = rowAt(place)
    return row ? textOf(row, columnOf(place), edits) : ''
  }
  const mayEdit = (place: Place) => {
    const row = rowAt(place)
    return !isLocked && row !== undefined && isEditable(row, columnOf(place))
  }

  /** All at once, so that one undo takes it back. */
  function write(cells: Write[]) {
    let next = edits
    for (const cell of cells) {
      const row = rowAt(cell)
      if (row && mayEdit(cell)) next = withCell(next, row, columnOf(cell), cell.text)
    }
    if (JSON.stringify(next) === JSON.stringify(edits)) return
    setHistory({ now: next, past: [...history.past.slice(1 - MOST_UNDONE), edits], future: [] })
  }

  function goTo(place: Place, { extend = false } = {}) {
    const next = { row: clamp(place.row, rows.length - 1), column: clamp(place.column, COLUMNS.length - 1) }
    setFocus(next)
    if (!extend) setAnchor(next)
    setDraft(null)
  }

  return {
    edits,
    focus,
    range,
    draft,
    goTo,
    move: (down: number, right: number, extend = false) =>
      goTo({ row: focus.row + down, column: focus.column + right }, { extend }),
    selectAll: () => {
      setAnchor(ORIGIN)
      setFocus({ row: rows.length - 1, column: COLUMNS.length - 1 })
    },
    begin: (typed?: string) => {
      if (!mayEdit(focus)) return
      setAnchor(focus)
      setDraft(typed ?? textAt(focus))
    },
    cancel: () => setDraft(null),
    commit: (text: string) => {
      setDraft(null)
      write([{ ...focus, text }])
    },
    clear: () => write(placesIn(range).map((place) => ({ ...place, text: columnOf(place) === 'status' ? textAt(place) : '' }))),
    fillDown: () => write(filledDown(range, textAt)),
    copied: () => {
      const lines: string[][] = []
      for (let row = range.top; row <= range.bottom; row += 1) {
        lines.push(placesIn({ ...range, top: row, bottom: row }).map(textAt))
      }
      return toClip(lines)
    },
    paste: (clip: string) => {
      const cells = pasted(fromClip(clip), range, { rows: rows.length, columns: COLUMNS.length })
      write(cells)
      const last = cells.at(-1)
      if (last) {
        setAnchor({ row: range.top, column: range.left })
        setFocus({ row: last.row, column: last.column })
      }
    },
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => {
      const before = history.past.at(-1)
      if (before) setHistory({ now: before, past: history.past.slice(0, -1), future: [edits, ...history.future] })
    },
    redo: () => {
      const [after, ...future] = history.future
      if (after) setHistory({ now: after, past: [...history.past, edits], future })
    },
    /** After saving or discarding: what is left, from which nothing is undone. */
    reset: (left: Edits = {}) => {
      setDraft(null)
      setHistory({ now: left, past: [], future: [] })
    },
  }
}

export type Grid = ReturnType<typeof useGrid>
