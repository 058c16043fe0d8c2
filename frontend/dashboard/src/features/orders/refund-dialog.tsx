import { useWatch } from 'react-hook-form'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { MoneyInput } from '@/components/ui/money-input'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { amount, text } from '@/lib/fields'
import { formatMoney, type Money } from '@/lib/money'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { refundOrder, useRefreshOrder, type Order } from './api'

interface Values {
  amount: number | null
  reason: string
}

/** At least one minor unit and at most what is left, in the order's own currency. */
const schemaFor = (refundable: Money): z.ZodType<Values, Values> =>
  z.object({
    amount: amount('Amount')
      .nullable()
      .refine((minor): boolean => minor !== null, 'Amount is needed.')
      .refine((minor) => minor !== 0, 'Refund more than nothing.')
      .refine((minor) => (minor ?? 0) <= refundable.amount, `At most ${formatMoney(refundable)} is left to refund.`),
    reason: text('A reason', { max: 500 }),
  })

export function RefundDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const store = useStore()
  const refresh = useRefreshOrder(store.id, order.id)
  const idempotencyKey = useIdempotencyKey()
  const { refundable } = order.payment
  const form = useSubmitForm<Values>({
    schema: schemaFor(refundable),
    defaults: { amount: refundable.amount, reason: '' },
    rename: (field) => (field.startsWith('amount') ? 'amount' : field),
    submit: async ({ amount: minor, reason }) => {
      const body = { amount: { amount: minor ?? 0, currency: order.currency }, reason }
      const made = await refundOrder(store.id, order.id, body, idempotencyKey(body))
      toast(`${formatMoney(made.amount)} refunded`)
      onClose()
      await refresh()
    },
  })
  const typed = useWatch({ control: form.control, name: 'amount' })

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Refund order #${order.number}`}
        description={`Up to ${formatMoney(refundable)} can be given back. It goes to the card that paid.`}
        footer={
          <>
            <Button type="submit" form={form.props.id} variant="danger" busy={form.isBusy}>
              {isAmount(typed) ? `Refund ${formatMoney({ amount: typed, currency: order.currency })}` : 'Refund'}
            </Button>
            <DialogClose asChild>
              <Button>Keep the money</Button>
            </DialogClose>
          </>
        }
      >
        <form {...form.props} className="flex flex-col gap-4">
          <FormBanner problem={form.problem} title="Nothing was refunded" />
          <FormField
            control={form.control}
            name="amount"
            label={`Amount in ${order.currency}`}
            hint={remainderText(typed, refundable)}
            className="max-w-60"
          >
            {(field) => <MoneyInput {...field} currency={order.currency} />}
          </FormField>
          <FormField control={form.control} name="reason" label="Reason" hint="For your records; the shopper does not see it.">
            {(field) => <Textarea rows={2} {...field} />}
          </FormField>
        </form>
      </DialogContent>
    </Dialog>
  )
}

const isAmount = (minor: number | null): minor is number => minor !== null && !Number.isNaN(minor) && minor > 0

function remainderText(minor: number | null, refundable: Money): string {
  if (!isAmount(minor) || minor > refundable.amount) return `At most ${formatMoney(refundable)}`
  if (minor === refundable.amount) return 'Everything that is left'
  return `${formatMoney({ ...refundable, amount: refundable.amount - minor })} stays with you`
}
