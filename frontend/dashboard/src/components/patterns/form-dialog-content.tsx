import type { ComponentProps, FormEvent, ReactNode } from 'react'

import { Button } from '@/components/ui/button'
import { DialogClose, DialogContent } from '@/components/ui/dialog'

import { FormBanner } from './form-banner'
import type { FormProblem } from './form-problem'

interface SubmitForm {
  problem: FormProblem | null
  isBusy: boolean
  props: { id: string; onSubmit: (event: FormEvent) => void; noValidate: boolean }
}

type Content = Pick<ComponentProps<typeof DialogContent>, 'title' | 'description' | 'size'>

/** A form in a dialog: its fields, one button that sends it and one that leaves. `form` is what `useSubmitForm` gives. */
export function FormDialogContent({
  form,
  action,
  leave = 'Cancel',
  refused,
  isReadOnly = false,
  children,
  ...content
}: Content & {
  form: SubmitForm
  /** Verb and noun of the button that sends. */
  action: string
  leave?: string
  /** What did not happen, above the reason: "The card was not issued". */
  refused?: string
  isReadOnly?: boolean
  children: ReactNode
}) {
  return (
    <DialogContent
      {...content}
      footer={
        !isReadOnly && (
          <>
            <Button type="submit" form={form.props.id} variant="primary" busy={form.isBusy}>
              {action}
            </Button>
            <DialogClose asChild>
              <Button>{leave}</Button>
            </DialogClose>
          </>
        )
      }
    >
      <form {...form.props} className="flex flex-col gap-4">
        <FormBanner problem={form.problem} {...(refused && { title: refused })} />
        {children}
      </form>
    </DialogContent>
  )
}
