/** A row of a tree that is shown as a list: parents before their children. */
export interface TreeRow {
  id: string
  parentId: string | null
  depth: number
  label: string
}

/** Where something goes: under a parent, at a place among its children without itself. */
export interface TreeMove {
  parentId: string | null
  place: number
}

export type TreeStep = 'up' | 'down' | 'in' | 'out'

/** The row and everything below it. */
export function branchOf<Row extends TreeRow>(rows: Row[], id: string): Row[] {
  const at = rows.findIndex((row) => row.id === id)
  const own = rows[at]
  if (!own) return []
  let end = at + 1
  while (rows[end] && rows[end]!.depth > own.depth) end += 1
  return rows.slice(at, end)
}

const heightOf = (rows: TreeRow[], id: string) => {
  const branch = branchOf(rows, id)
  return Math.max(...branch.map((row) => row.depth)) - branch[0]!.depth
}

const childrenOf = (rows: TreeRow[], parentId: string | null, without: string) =>
  rows.filter((row) => row.parentId === parentId && row.id !== without)

/** One step by key; null where there is no such step. */
export function stepOf(rows: TreeRow[], id: string, step: TreeStep, deepest: number): TreeMove | null {
  const row = rows.find((each) => each.id === id)
  if (!row) return null
  const siblings = rows.filter((each) => each.parentId === row.parentId)
  const at = siblings.findIndex((each) => each.id === id)
  if (step === 'up') return at > 0 ? { parentId: row.parentId, place: at - 1 } : null
  if (step === 'down') return at < siblings.length - 1 ? { parentId: row.parentId, place: at + 1 } : null
  if (step === 'in') {
    const above = siblings[at - 1]
    if (!above || above.depth + 1 + heightOf(rows, id) > deepest) return null
    return { parentId: above.id, place: childrenOf(rows, above.id, id).length }
  }
  const parent = rows.find((each) => each.id === row.parentId)
  if (!parent) return null
  const around = childrenOf(rows, parent.parentId, id)
  return { parentId: parent.parentId, place: around.findIndex((each) => each.id === parent.id) + 1 }
}

/** Where a dragged row would land: over which row, and how far it was drawn to the side. */
export function landingOf(rows: TreeRow[], id: string, overId: string, shift: number, deepest: number): (TreeMove & { depth: number }) | null {
  const dragged = branchOf(rows, id)
  const own = dragged[0]
  if (!own || dragged.some((row) => row.id === overId && row.id !== id)) return null
  const rest = rows.filter((row) => row.id === id || !dragged.includes(row))
  const from = rest.findIndex((row) => row.id === id)
  const to = rest.findIndex((row) => row.id === overId)
  if (to < 0) return null
  const order = rest.filter((row) => row.id !== id)
  const at = to > from ? to : Math.min(to, order.length)
  const before = order[at - 1]
  const after = order[at]
  const most = Math.min(before ? before.depth + 1 : 0, deepest - heightOf(rows, id))
  const least = after ? after.depth : 0
  const depth = Math.max(Math.min(own.depth + shift, most), Math.min(least, most))
  let parent = before
  while (parent && parent.depth >= depth) {
    const above: TreeRow = parent
    parent = order.find((row) => row.id === above.parentId)
  }
  const parentId = parent?.id ?? null
  const place = order.slice(0, at).filter((row) => row.parentId === parentId).length
  return { parentId, place, depth }
}

/** The rows after a move, in order. */
export function moved<Row extends TreeRow>(rows: Row[], id: string, move: TreeMove): Row[] {
  const branch = branchOf(rows, id)
  const rest = rows.filter((row) => !branch.includes(row))
  const parent = rest.find((row) => row.id === move.parentId)
  const depth = parent ? parent.depth + 1 : 0
  const siblings = rest.filter((row) => row.parentId === move.parentId)
  const following = siblings[move.place]
  const last = siblings[siblings.length - 1] ?? parent
  const at = following
    ? rest.indexOf(following)
    : last
      ? rest.indexOf(last) + (last === parent ? 1 : branchOf(rest, last.id).length)
      : rest.length
  const shift = depth - (branch[0]?.depth ?? 0)
  const placed = branch.map((row) => ({
    ...row,
    depth: row.depth + shift,
    parentId: row.id === id ? move.parentId : row.parentId,
  }))
  return [...rest.slice(0, at), ...placed, ...rest.slice(at)]
}
