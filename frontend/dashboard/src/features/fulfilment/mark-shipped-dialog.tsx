import { z } from 'zod'

import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { markShipped, useRefreshFulfilment, type PartAddress } from './api'
import { MarkDialog } from './mark-dialog'

const schema = z.object({
  carrier: text('Carrier'),
  tracking_number: text('Tracking number', { min: 3, max: 64 }),
  tracking_url: z
    .string()
    .trim()
    .regex(/^(https?:\/\/\S+)?$/, 'Use a whole address, like https://…'),
})

/** A parcel left the supplier; the shopper gets its tracking number by mail. */
export function MarkShippedDialog({ part, onClose }: { part: PartAddress; onClose: () => void }) {
  const store = useStore()
  const refresh = useRefreshFulfilment(store.id, part.orderId)
  const form = useSubmitForm({
    schema,
    defaults: { carrier: '', tracking_number: '', tracking_url: '' },
    submit: async ({ tracking_url: link, ...values }) => {
      await markShipped(store.id, part, { ...values, tracking_url: link || null })
      toast('Marked as shipped')
      onClose()
      await refresh()
    },
  })
  return (
    <MarkDialog title="Mark as shipped" description="The shopper gets a mail with the tracking number." form={form} onClose={onClose}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField control={form.control} name="carrier" label="Carrier">
          {(field) => <Input autoComplete="off" placeholder="DHL" {...field} />}
        </FormField>
        <FormField control={form.control} name="tracking_number" label="Tracking number">
          {(field) => <Input autoComplete="off" {...field} />}
        </FormField>
      </div>
      <FormField control={form.control} name="tracking_url" label="Tracking page" aside="Optional">
        {(field) => <Input type="url" autoComplete="off" placeholder="https://" {...field} />}
      </FormField>
    </MarkDialog>
  )
}
