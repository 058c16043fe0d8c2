import { ArrowDownToLine, Keyboard, Redo2, Undo2 } from 'lucide-react'
import { useMemo, useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { IconButton } from '@/components/ui/icon-button'
import { LeaveGuard } from '@/components/patterns/leave-guard'
import { SaveBar } from '@/components/patterns/save-bar'

import type { Product } from './api'
import { COLUMNS, isEditable, problemOf, rowsOf, textOf, type Row, type Typed } from './cells'
import { changedProducts } from './changes'
import { GridHelp } from './grid-help'
import { GridTable } from './grid-table'
import { useBulkSave } from './use-bulk-save'
import { useGrid, type Grid } from './use-grid'

const cellsText = (count: number) => (count === 1 ? '1 cell needs' : `${count} cells need`)

/** Where the first cell is that cannot be saved as it stands, and how many there are. */
function wrongCells(rows: Row[], { edits }: Grid) {
  const found = rows.flatMap((row, at) =>
    edits[row.key]
      ? COLUMNS.flatMap(({ id }, column) => (isEditable(row, id) && problemOf(row, id, edits) ? [{ row: at, column }] : []))
      : [],
  )
  return { first: found[0], count: found.length }
}

export function Editor({ initial }: { initial: Product[] }) {
  const bulk = useBulkSave(initial)
  const rows = useMemo(() => rowsOf(bulk.products), [bulk.products])
  const grid = useGrid(rows, bulk.done !== null)
  const [isHelped, setHelped] = useState(false)
  const [isRefused, setRefused] = useState(false)
  const [sent, setSent] = useState<Grid['edits']>({})
  const isDirty = Object.keys(grid.edits).length > 0
  const changed = changedProducts(bulk.products, grid.edits).length
  const wrong = wrongCells(rows, grid)

  // the server's words stand for as long as the cell says what they are about
  const said = useMemo(() => {
    const words: Record<string, Typed> = {}
    for (const problem of Object.values(bulk.problems)) {
      for (const [key, cells] of Object.entries(problem.cells)) {
        const row = rows.find((each) => each.key === key)
        const kept = Object.entries(cells).filter(
          ([column]) => row && textOf(row, column as keyof Typed, grid.edits) === textOf(row, column as keyof Typed, sent),
        )
        if (kept.length > 0) words[key] = Object.fromEntries(kept)
      }
    }
    return words
  }, [bulk.problems, rows, grid.edits, sent])

  async function save() {
    if (wrong.first) {
      setRefused(true)
      grid.goTo(wrong.first)
      return
    }
    setRefused(false)
    setSent(grid.edits)
    grid.reset(await bulk.saveAll(grid.edits))
  }

  const failed = Object.keys(bulk.problems).length
  const label = bulk.done ? `Saving ${bulk.done.done + 1} of ${bulk.done.of}` : `Unsaved changes to ${changed === 1 ? '1 product' : `${changed} products`}`
  return (
    <>
      <LeaveGuard isDirty={isDirty} />
      <SaveBar
        isShown={isDirty}
        isBusy={bulk.done !== null}
        label={label}
        onSave={() => void save()}
        onDiscard={() => {
          bulk.forgetProblems()
          setRefused(false)
          grid.reset()
        }}
      />
      {isRefused && wrong.count > 0 && (
        <Banner kind="danger" title="Nothing was saved yet">
          {cellsText(wrong.count)} another value first.
        </Banner>
      )}
      {failed > 0 && (
        <Banner kind="danger" title={failed === 1 ? '1 product is not saved' : `${failed} products are not saved`}>
          What was refused is still in the grid; the reason stands below each product.
        </Banner>
      )}
      <Card className="overflow-clip">
        <div className="flex flex-wrap items-center gap-1 border-b border-border px-2 py-1.5">
          <IconButton label="Undo" keys={['Mod', 'Z']} size="icon-small" disabled={!grid.canUndo} onClick={grid.undo}>
            <Undo2 aria-hidden />
          </IconButton>
          <IconButton label="Redo" keys={['Mod', 'Shift', 'Z']} size="icon-small" disabled={!grid.canRedo} onClick={grid.redo}>
            <Redo2 aria-hidden />
          </IconButton>
          <Button size="small" variant="quiet" onClick={grid.fillDown}>
            <ArrowDownToLine aria-hidden />
            Fill down
          </Button>
          <Button size="small" variant="quiet" className="ml-auto" onClick={() => setHelped(true)}>
            <Keyboard aria-hidden />
            Keys
          </Button>
        </div>
        <GridTable
          rows={rows}
          grid={grid}
          problems={bulk.problems}
          said={said}
          onReload={(productId) => void bulk.reload(productId, grid.edits).then(grid.reset)}
          onHelp={() => setHelped(true)}
        />
      </Card>
      {isHelped && <GridHelp onClose={() => setHelped(false)} />}
    </>
  )
}
