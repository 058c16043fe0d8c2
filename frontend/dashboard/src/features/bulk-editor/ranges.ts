export interface Place {
  row: number
  column: number
}

export interface Range {
  top: number
  bottom: number
  left: number
  right: number
}

export interface Write extends Place {
  text: string
}

export const rangeOf = (a: Place, b: Place): Range => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
})

export function placesIn({ top, bottom, left, right }: Range): Place[] {
  const found: Place[] = []
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) found.push({ row, column })
  }
  return found
}

/** Rows of cells as spreadsheet programs read them: tabs between cells, quotes around what has tabs or breaks. */
export const toClip = (block: string[][]) =>
  block.map((cells) => cells.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n')

const QUOTED = /^"(?:[^"]|"")*"$/

/** The other way, also for what spreadsheet programs write. */
export function fromClip(clip: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/y
  const text = clip.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (;;) {
    const [, word = '', end = ''] = cell.exec(text) ?? []
    rows.at(-1)?.push(QUOTED.test(word) ? word.slice(1, -1).replaceAll('""', '"') : word)
    if (end === '') return rows
    if (end === '\n') rows.push([])
  }
}

/** Where a block's cells go: from the range's corner, again and again when the range is a multiple of the block. */
export function pasted(block: string[][], range: Range, size: { rows: number; columns: number }): Write[] {
  const height = block.length
  const width = Math.max(...block.map((cells) => cells.length))
  const tall = range.bottom - range.top + 1
  const wide = range.right - range.left + 1
  const bottom = range.top + (tall % height === 0 ? tall : height) - 1
  const right = range.left + (wide % width === 0 ? wide : width) - 1
  const within = { ...range, bottom: Math.min(bottom, size.rows - 1), right: Math.min(right, size.columns - 1) }
  return placesIn(within).flatMap(({ row, column }) => {
    const text = block[(row - range.top) % height]?.[(column - range.left) % width]
    return text === undefined ? [] : [{ row, column, text }]
  })
}

/** The topmost cell of each column of the range, into those below it; over a single row, the row above into it. */
export function filledDown(range: Range, textAt: (place: Place) => string): Write[] {
  const source = range.top === range.bottom ? range.top - 1 : range.top
  if (source < 0) return []
  return placesIn({ ...range, top: source + 1 }).map(({ row, column }) => ({ row, column, text: textAt({ row: source, column }) }))
}
