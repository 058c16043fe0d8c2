import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'

import { ConfirmDialog, type Confirmation } from './confirm-button'

export interface BulkAction<Row> {
  /** Verb and noun: "Archive products". */
  label: string
  run: (rows: Row[]) => Promise<unknown>
  /** Only for what cannot be undone; must name the number. */
  confirm?: (rows: Row[]) => Omit<Confirmation, 'run'>
}

/** In place of the filters while rows are ticked. */
export function BulkBar<Row>({
  rows,
  actions,
  onDone,
}: {
  rows: Row[]
  actions: BulkAction<Row>[]
  onDone: () => void
}) {
  const [asked, setAsked] = useState<BulkAction<Row> | null>(null)
  const [running, setRunning] = useState<string | null>(null)

  async function run(action: BulkAction<Row>) {
    if (action.confirm) return setAsked(action)
    setRunning(action.label)
    try {
      await action.run(rows)
      onDone()
    } catch (error) {
      toast(messageOf(error))
    } finally {
      setRunning(null)
    }
  }

  return (
    <div className="flex min-h-12 flex-wrap items-center gap-2 px-3 py-2">
      <p role="status" className="pr-2 font-medium tabular-nums">
        {rows.length} selected
      </p>
      {actions.map((action) => (
        <Button
          key={action.label}
          size="small"
          busy={running === action.label}
          disabled={running !== null}
          onClick={() => void run(action)}
        >
          {action.label}
        </Button>
      ))}
      <Button size="small" variant="quiet" onClick={onDone} className="ml-auto">
        Clear selection
      </Button>
      {asked?.confirm && (
        <Dialog open onOpenChange={(open) => !open && setAsked(null)}>
          <ConfirmDialog
            confirmation={{ ...asked.confirm(rows), run: () => asked.run(rows).then(onDone) }}
            onClose={() => setAsked(null)}
          />
        </Dialog>
      )}
    </div>
  )
}
