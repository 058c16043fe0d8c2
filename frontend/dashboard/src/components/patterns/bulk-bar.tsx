import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toastProblem } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'

import { ConfirmDialog, type Confirmation } from './confirm-button'

export interface BulkAction<Row> {
  /** Verb and noun: "Archive products". */
  label: string
  /** Says how many are done while it takes a while. */
  run: (rows: Row[], onProgress: (done: number) => void) => Promise<unknown>
  /** Only for what cannot be undone; must name the number. */
  confirm?: (rows: Row[]) => Omit<Confirmation, 'run'>
}

const count = (number: number) => number.toLocaleString(navigator.language)

/** In place of the filters while rows are ticked. */
export function BulkBar<Row>({
  rows,
  actions,
  onDone,
  all,
}: {
  rows: Row[]
  actions: BulkAction<Row>[]
  onDone: () => void
  /** Where the list has more than this page: to take all that match. */
  all?: { soFar: number | null; isTaken: boolean; find: () => void; stop: () => void }
}) {
  const [asked, setAsked] = useState<BulkAction<Row> | null>(null)
  const [running, setRunning] = useState<string | null>(null)
  const [done, setDone] = useState(0)
  const isFinding = all !== undefined && all.soFar !== null

  async function run(action: BulkAction<Row>) {
    if (action.confirm) return setAsked(action)
    setRunning(action.label)
    setDone(0)
    try {
      await action.run(rows, setDone)
      onDone()
    } catch (error) {
      toastProblem(messageOf(error))
    } finally {
      setRunning(null)
    }
  }

  return (
    <div className="flex min-h-12 flex-wrap items-center gap-2 px-3 py-2">
      <p role="status" className="pr-2 font-medium tabular-nums">
        {running && done > 0 ? `${count(done)} of ${count(rows.length)} done` : `${count(rows.length)} selected`}
      </p>
      {all && !all.isTaken && !isFinding && running === null && (
        <Button size="small" variant="link" className="mr-2" onClick={all.find}>
          Select all that match
        </Button>
      )}
      {isFinding && (
        <span role="status" className="mr-2 flex items-center gap-2 text-sm text-muted tabular-nums">
          {count(all.soFar ?? 0)} found so far
          <Button size="small" variant="link" onClick={all.stop}>
            Stop
          </Button>
        </span>
      )}
      {actions.map((action) => (
        <Button
          key={action.label}
          size="small"
          busy={running === action.label}
          disabled={running !== null || isFinding}
          onClick={() => void run(action)}
        >
          {action.label}
        </Button>
      ))}
      <Button size="small" variant="quiet" disabled={running !== null} onClick={onDone} className="ml-auto">
        Clear selection
      </Button>
      {asked?.confirm && (
        <Dialog open onOpenChange={(open) => !open && setAsked(null)}>
          <ConfirmDialog
            confirmation={{ ...asked.confirm(rows), run: () => asked.run(rows, setDone).then(onDone) }}
            onClose={() => setAsked(null)}
          />
        </Dialog>
      )}
    </div>
  )
}
