import type { FieldValues } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Table, TableCell, TableHead } from '@/components/ui/table'

import { differences } from './differences'

/** After a 412: someone saved first. Shows both versions; nothing is overwritten unseen. */
export function ConflictDialog({
  base,
  mine,
  theirs,
  labels,
  useTheirs,
  keepMine,
}: {
  base: FieldValues
  mine: FieldValues
  theirs: FieldValues
  labels: { [field: string]: string }
  useTheirs: () => void
  keepMine: () => void
}) {
  const rows = differences(base, mine, theirs, labels)
  return (
    <Dialog open onOpenChange={(open) => !open && keepMine()}>
      <DialogContent
        size="wide"
        title="Someone changed this while you were editing"
        description="It was saved elsewhere after you opened it. Your changes are still here and not saved yet."
        footer={
          <>
            <Button variant="primary" onClick={keepMine}>
              Keep my changes
            </Button>
            <Button onClick={useTheirs}>Reload theirs</Button>
          </>
        }
      >
        <div className="-mx-5">
          <Table>
            <thead>
              <tr>
                <TableHead className="pl-5">Field</TableHead>
                <TableHead>Yours</TableHead>
                <TableHead className="pr-5">Theirs</TableHead>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.field} className="border-t border-border align-top">
                  <th scope="row" className="py-3 pl-5 text-left align-top font-medium">
                    {row.label}
                  </th>
                  <TableCell className="max-w-56 py-3 break-words">{row.mine}</TableCell>
                  <TableCell className="max-w-56 py-3 pr-5 break-words">{row.theirs}</TableCell>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
        <p className="mt-3 text-sm text-muted">
          Keeping your changes puts them on top of theirs, for you to look over and save.
        </p>
      </DialogContent>
    </Dialog>
  )
}
