import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { toast, toastProblem } from '@/components/ui/toast'
import type { Schemas } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { saveFile } from '@/lib/save-file'

export type ExportPart = Schemas['ExportPart']

/** The list as it is shown, all pages of it, as a file for spreadsheets: fetched part after part, so that its length
 * does not matter. */
export function ExportButton({
  noun,
  fileName,
  part,
}: {
  /** "orders" */
  noun: string
  fileName: string
  part: (cursor: string | undefined, signal: AbortSignal) => Promise<ExportPart>
}) {
  const [rows, setRows] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function run() {
    const control = new AbortController()
    running.current = control
    const parts: string[] = []
    let count = 0
    let cursor: string | undefined
    setRows(0)
    try {
      do {
        const next = await part(cursor, control.signal)
        parts.push(next.content)
        count += next.rows
        cursor = next.next_cursor ?? undefined
        setRows(count)
      } while (cursor)
      saveFile(`${fileName}-${new Date().toISOString().slice(0, 10)}.csv`, parts.join(''))
      toast(`${count.toLocaleString(navigator.language)} ${noun} exported`)
    } catch (error) {
      if (!control.signal.aborted) toastProblem(messageOf(error))
    } finally {
      setRows(null)
    }
  }
  const cancel = () => running.current?.abort()

  return (
    <>
      <IconButton label={`Export these ${noun}`} size="icon-small" busy={rows !== null} onClick={() => void run()}>
        <Download className="text-muted" aria-hidden />
      </IconButton>
      {/* one part is there in a moment; from the second on it takes a while */}
      <Dialog open={Boolean(rows)} onOpenChange={(open) => !open && cancel()}>
        <DialogContent title={`Exporting ${noun}`} footer={<Button onClick={cancel}>Cancel export</Button>}>
          <p role="status" className="tabular-nums">
            {rows?.toLocaleString(navigator.language)} {noun} so far. Keep this page open until the file is there.
          </p>
        </DialogContent>
      </Dialog>
    </>
  )
}
