import type { ComponentProps, ReactNode } from 'react'

import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { FormBanner } from '@/components/patterns/form-banner'

interface MarkForm {
  props: ComponentProps<'form'>
  problem: ComponentProps<typeof FormBanner>['problem']
  isBusy: boolean
}

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
  form: MarkForm
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={title}
        description={description}
        footer={
          <>
            <Button type="submit" form={form.props.id} variant="primary" busy={form.isBusy}>
              {title}
            </Button>
            <DialogClose asChild>
              <Button>Not yet</Button>
            </DialogClose>
          </>
        }
      >
        <form {...form.props} className="flex flex-col gap-4">
          <FormBanner problem={form.problem} />
          {children}
        </form>
      </DialogContent>
    </Dialog>
  )
}
