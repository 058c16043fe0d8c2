import type { ComponentProps, ReactNode } from 'react'

import { Dialog } from '@/components/ui/dialog'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'

/** A person says what they did outside: the frame of the dialogs that ask for its details. */
export function MarkDialog({
  title,
  description,
  form,
  onClose,
  children,
}: {
  /** Also what the button says. */
  title: string
  description: string
  form: ComponentProps<typeof FormDialogContent>['form']
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <FormDialogContent title={title} description={description} form={form} action={title} leave="Not yet">
        {children}
      </FormDialogContent>
    </Dialog>
  )
}
