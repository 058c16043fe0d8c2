import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { text } from '@/lib/fields'

import { FormBanner } from './form-banner'
import { FormField } from './form-field'
import { useSubmitForm } from './use-submit-form'

/** A note of the team above a timeline. The line is empty again once `send` is through. */
export function NoteForm({ placeholder, most, send }: { placeholder: string; most: number; send: (message: string) => Promise<unknown> }) {
  const form = useSubmitForm({
    schema: z.object({ message: text('A note', { max: most }) }),
    defaults: { message: '' },
    submit: async ({ message }) => {
      await send(message)
      form.form.reset()
    },
  })
  return (
    <form {...form.props} className="flex flex-col gap-2">
      <FormBanner problem={form.problem} />
      <FormField control={form.control} name="message" label="Add a note" hideLabel>
        {(field) => <Textarea rows={1} placeholder={placeholder} className="min-h-10" {...field} />}
      </FormField>
      <Button type="submit" size="small" busy={form.isBusy} className="self-end">
        Add note
      </Button>
    </form>
  )
}

/** How a note reads among the events. */
export const Note = ({ message }: { message: string }) => (
  <span className="block rounded-card bg-surface-2 px-3 py-2 break-words whitespace-pre-wrap">{message}</span>
)
