import { z } from 'zod'

import { Input } from '@/components/ui/input'
import { text } from '@/lib/fields'

import { FormDialogContent } from './form-dialog-content'
import { FormField } from './form-field'
import { SwitchField } from './switch-field'
import { useSubmitForm } from './use-submit-form'

const schema = z.object({ name: text('Name', { max: 40 }), isShared: z.boolean() })

/** Asks for a view's name, and who has it. */
export function ViewDialog({
  title,
  action,
  name,
  isShared,
  mayShare,
  submit,
  onDone,
}: {
  title: string
  /** Verb and noun of the button. */
  action: string
  name: string
  isShared: boolean
  mayShare: boolean
  submit: (name: string, isShared: boolean) => Promise<unknown>
  onDone: () => void
}) {
  const form = useSubmitForm({
    schema,
    defaults: { name, isShared },
    submit: async (values) => {
      await submit(values.name, values.isShared)
      onDone()
    },
  })
  return (
    <FormDialogContent title={title} form={form} action={action}>
      <FormField control={form.control} name="name" label="Name" required>
        {(field) => <Input placeholder="Waiting too long" {...field} />}
      </FormField>
      {mayShare && (
        <SwitchField
          control={form.control}
          name="isShared"
          label="For everybody in the store"
          hint="Otherwise only you have this tab."
        />
      )}
    </FormDialogContent>
  )
}
