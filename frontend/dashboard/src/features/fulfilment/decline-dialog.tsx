import { z } from 'zod'

import { Textarea } from '@/components/ui/textarea'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { resolveAction, useRefreshFulfilment, type Action } from './api'
import { MarkDialog } from './mark-dialog'

const schema = z.object({ reason: text('A reason', { max: 500 }) })

/** Nothing is given back; the shopper is told why. */
export function DeclineDialog({ action, onDone, onClose }: { action: Action; onDone: () => void; onClose: () => void }) {
  const store = useStore()
  const refresh = useRefreshFulfilment(store.id, action.order_id)
  const form = useSubmitForm({
    schema,
    defaults: { reason: '' },
    submit: async ({ reason }) => {
      await resolveAction(store.id, action.id, 'decline', reason)
      onClose()
      onDone()
      await refresh()
    },
  })
  return (
    <MarkDialog
      title="Decline the withdrawal"
      description="In the EU you may only where the law lets you: goods made to measure, sealed goods that were opened, or after 14 days."
      form={form}
      onClose={onClose}
    >
      <FormField control={form.control} name="reason" label="Reason" hint="The shopper gets it by mail, word for word.">
        {(field) => <Textarea rows={3} {...field} />}
      </FormField>
    </MarkDialog>
  )
}
