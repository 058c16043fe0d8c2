import { useWatch } from 'react-hook-form'
import { z } from 'zod'

import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { amount, text } from '@/lib/fields'
import { formatMoney, type Money } from '@/lib/money'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import type { AdjustBalance } from './api'

const schema = z.object({
  direction: z.enum(['add', 'take']),
  amount: amount('Amount')
    .nullable()
    .refine((minor): boolean => minor !== null && minor > 0, 'Enter an amount.'),
  reason: text('A reason', { max: 200 }),
})

type Values = z.infer<typeof schema>

const DIRECTIONS = [
  { value: 'add', label: 'Add' },
  { value: 'take', label: 'Take away' },
]

/** Changes what is left on a card, or of a customer's credit. */
export function AdjustDialog({
  title,
  available,
  send,
  onClose,
}: {
  title: string
  available: Money
  send: (body: AdjustBalance, key: { 'Idempotency-Key': string }) => Promise<unknown>
  onClose: () => void
}) {
  const idempotencyKey = useIdempotencyKey()
  const form = useSubmitForm<Values>({
    schema: schema as z.ZodType<Values, Values>,
    defaults: { direction: 'add', amount: null, reason: '' },
    rename: (field) => (field.startsWith('amount') ? 'amount' : field),
    submit: async ({ direction, amount: minor, reason }) => {
      const signed = (minor ?? 0) * (direction === 'take' ? -1 : 1)
      const body = { amount: { amount: signed, currency: available.currency }, reason }
      await send(body, idempotencyKey(body))
      onClose()
    },
  })
  const direction = useWatch({ control: form.control, name: 'direction' })
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <FormDialogContent
        title={title}
        description={`${formatMoney(available)} can be spent now.`}
        form={form}
        action={direction === 'take' ? 'Take away' : 'Add'}
        refused="Nothing was changed"
      >
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <FormField control={form.control} name="direction" label="What to do">
            {(field) => <Select options={DIRECTIONS} {...field} />}
          </FormField>
          <FormField control={form.control} name="amount" label={`Amount in ${available.currency}`}>
            {(field) => <MoneyInput {...field} currency={available.currency} />}
          </FormField>
        </div>
        <FormField control={form.control} name="reason" label="Reason" hint="It stays in the ledger.">
          {(field) => <Input autoComplete="off" {...field} />}
        </FormField>
      </FormDialogContent>
    </Dialog>
  )
}
