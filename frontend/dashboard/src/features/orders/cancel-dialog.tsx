import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { Switch } from '@/components/ui/switch'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { cancelOrder, refundPreviewQuery, useRefreshOrder, type Order } from './api'
import { cancelPlan } from './cancel-plan'
import { ClosedCards } from './closed-cards'
import { SoldCards } from './sold-cards'

const schema = z.object({ reason: text('A reason', { max: 500 }), refund: z.boolean() })

export function CancelDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const store = useStore()
  const refresh = useRefreshOrder(store.id, order.id)
  const idempotencyKey = useIdempotencyKey()
  const plan = cancelPlan(order)
  const { refundable } = order.payment
  const verb = plan.isOnlyRest ? 'Cancel the rest' : 'Cancel order'
  const everything = { amount: refundable, lines: [], with_shipping: false }
  const preview = useQuery({
    ...refundPreviewQuery(store.id, order.id, everything),
    enabled: !plan.isOnlyRest && refundable.amount > 0, // gift cards stay with what was shipped
  })
  const form = useSubmitForm({
    schema,
    defaults: { reason: '', refund: refundable.amount > 0 },
    submit: async (values) => {
      const body = { ...values, only_rest: plan.isOnlyRest }
      await cancelOrder(store.id, order.id, body, idempotencyKey(body))
      toast(plan.isOnlyRest ? 'Rest of the order cancelled' : 'Order cancelled')
      onClose()
      await refresh()
    },
  })

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={plan.isOnlyRest ? `Cancel the rest of order #${order.number}?` : `Cancel order #${order.number}?`}
        description="This cannot be undone. The shopper gets a mail about it."
        footer={
          <>
            <Button type="submit" form={form.props.id} variant="danger" busy={form.isBusy}>
              {verb}
            </Button>
            <DialogClose asChild>
              <Button>Keep order</Button>
            </DialogClose>
          </>
        }
      >
        <form {...form.props} className="flex flex-col gap-4">
          <FormBanner problem={form.problem} title="The order is not cancelled" />
          {plan.fates.length > 0 && (
            <ul className="flex flex-col gap-2 rounded-card bg-surface-2 px-4 py-3">
              {plan.fates.map(({ id, supplier, fate }) => (
                <li key={id}>
                  <span className="font-medium">{supplier}</span>
                  <span className="block text-sm text-muted">{fate}</span>
                </li>
              ))}
            </ul>
          )}
          {preview.data && <SoldCards preview={preview.data} verb="cancellation" />}
          {preview.data && <ClosedCards preview={preview.data} />}
          <FormField control={form.control} name="reason" label="Reason" hint="Kept in the order's timeline.">
            {(field) => <Textarea rows={2} {...field} />}
          </FormField>
          {refundable.amount > 0 && (
            <FormField control={form.control} name="refund" label="Refund" hideLabel>
              {(field) => (
                <Switch
                  checked={field.value}
                  onChange={field.onChange}
                  label={plan.isOnlyRest ? 'Refund the items that are cancelled' : `Refund ${formatMoney(refundable)}`}
                  hint="Off: the shopper gets no money back from us."
                />
              )}
            </FormField>
          )}
        </form>
      </DialogContent>
    </Dialog>
  )
}
