import { z } from 'zod'

import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { toast } from '@/components/ui/toast'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { amount, optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { markOrdered, useRefreshFulfilment, type PartAddress } from './api'
import { MarkDialog } from './mark-dialog'

const schema = z.object({
  reference: optionalText('The order number', 100),
  item_cost: amount('Cost').nullable(),
  shipping_cost: amount('Shipping').nullable(),
})

/** A person ordered at the supplier: under which number, and for how much. */
export function MarkOrderedDialog({
  part,
  onDone,
  onClose,
}: {
  part: PartAddress
  onDone?: () => void
  onClose: () => void
}) {
  const store = useStore()
  const refresh = useRefreshFulfilment(store.id, part.orderId)
  const money = (minor: number | null) => (minor === null ? null : { amount: minor, currency: store.currency })
  const form = useSubmitForm({
    schema,
    defaults: { reference: '', item_cost: null, shipping_cost: null },
    rename: (field) => field.replace(/\.(amount|currency)$/, ''),
    submit: async (values) => {
      await markOrdered(store.id, part, {
        reference: values.reference,
        item_cost: money(values.item_cost),
        shipping_cost: money(values.shipping_cost),
      })
      toast('Marked as ordered')
      onDone?.()
      onClose()
      await refresh()
    },
  })
  return (
    <MarkDialog title="Mark as ordered" description="What you paid counts in the order's profit." form={form} onClose={onClose}>
      <FormField control={form.control} name="reference" label="The supplier's order number" aside="Optional">
        {(field) => <Input autoComplete="off" {...field} />}
      </FormField>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField control={form.control} name="item_cost" label="Cost of the items" aside="Optional">
          {(field) => <MoneyInput {...field} currency={store.currency} />}
        </FormField>
        <FormField control={form.control} name="shipping_cost" label="Their shipping" aside="Optional">
          {(field) => <MoneyInput {...field} currency={store.currency} />}
        </FormField>
      </div>
    </MarkDialog>
  )
}
