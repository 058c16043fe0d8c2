import { useState, type ReactNode } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button, type ButtonProps } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { messageOf } from '@/lib/api/problem'

export interface Confirmation {
  /** A question that names the thing: "Delete 'Desk lamp'?" */
  title: string
  /** What will be gone and what stays. */
  body: ReactNode
  /** Verb and noun of the red button. */
  confirm: string
  run: () => Promise<unknown>
}

/** The dialog of something that cannot be undone. Reversible things use useUndoToast instead. */
export function ConfirmDialog({
  confirmation,
  onClose,
}: {
  confirmation: Confirmation
  onClose: () => void
}) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function run() {
    setBusy(true)
    setError(null)
    try {
      await confirmation.run()
      onClose()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }

  return (
    <DialogContent
      title={confirmation.title}
      footer={
        <>
          <Button variant="danger" busy={isBusy} onClick={() => void run()}>
            {confirmation.confirm}
          </Button>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {error !== null && <Banner kind="danger" title={messageOf(error)} />}
        <div className="text-muted">{confirmation.body}</div>
      </div>
    </DialogContent>
  )
}

export function ConfirmButton({
  confirmation,
  ...button
}: ButtonProps & { confirmation: Confirmation }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button {...button} />
      </DialogTrigger>
      <ConfirmDialog confirmation={confirmation} onClose={() => setOpen(false)} />
    </Dialog>
  )
}
