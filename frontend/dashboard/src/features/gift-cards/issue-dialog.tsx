import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { z } from 'zod'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Copyable } from '@/components/ui/copyable'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { amount, optionalText } from '@/lib/fields'
import { formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { currenciesQuery, issueCard, refreshCards, type IssuedGiftCard } from './api'

const schema = z.object({
  currency: z.string(),
  amount: amount('Amount')
    .nullable()
    .refine((minor): boolean => minor !== null && minor > 0, 'Enter what the card is worth.'),
  recipient_name: optionalText('Name', 80),
  recipient_email: z.union([z.literal(''), z.string().trim().pipe(z.email('This is not a complete e-mail address.'))]),
  message: optionalText('The message', 500),
  send_on: z.string(),
  expires_on: z.string(),
  note: optionalText('The note', 200),
})

type Values = z.infer<typeof schema>

/** Asks for a card and then shows its code. */
export function IssueDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<IssuedGiftCard | null>(null)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {made ? <CodeShown made={made} /> : <IssueForm onMade={setMade} />}
    </Dialog>
  )
}

function IssueForm({ onMade }: { onMade: (card: IssuedGiftCard) => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const idempotencyKey = useIdempotencyKey()
  const form = useSubmitForm<Values>({
    schema: schema as z.ZodType<Values, Values>,
    defaults: { currency: store.currency, amount: null, recipient_name: '', recipient_email: '', message: '', send_on: '', expires_on: '', note: '' },
    rename: (field) => (field.startsWith('amount') ? 'amount' : field),
    submit: async ({ currency, amount: minor, send_on, expires_on, ...texts }) => {
      const body = {
        ...texts,
        amount: { amount: minor ?? 0, currency },
        sender_name: '',
        send_on: send_on || null,
        expires_on: expires_on || null,
      }
      onMade(await issueCard(store.id, body, idempotencyKey(body)))
      await refreshCards(queryClient, store.id)
    },
  })
  const currency = useWatch({ control: form.control, name: 'currency' })
  const { data: currencies = [store.currency] } = useQuery({
    ...currenciesQuery(store.id, store.currency),
    enabled: store.can('markets:read'),
  })
  return (
    <FormDialogContent
      title="Issue gift card"
      description="Nobody pays for it: it is a present from your store."
      size="wide"
      form={form}
      action="Issue gift card"
      refused="The card was not issued"
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {currencies.length > 1 && (
          <FormField control={form.control} name="currency" label="Currency" hint="It pays for orders in this currency only.">
            {(field) => <Select options={currencies.map((code) => ({ value: code, label: code }))} {...field} />}
          </FormField>
        )}
        <FormField control={form.control} name="amount" label={`Worth in ${currency}`} className="max-w-60">
          {(field) => <MoneyInput key={currency} {...field} currency={currency} />}
        </FormField>
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <FormField control={form.control} name="recipient_name" label="Recipient" aside="Optional">
          {(field) => <Input autoComplete="off" {...field} />}
        </FormField>
        <FormField control={form.control} name="recipient_email" label="Their e-mail" aside="Optional" hint="Empty: nobody is mailed.">
          {(field) => <Input type="email" autoComplete="off" {...field} />}
        </FormField>
      </div>
      <FormField control={form.control} name="message" label="Message on the card" aside="Optional">
        {(field) => <Textarea rows={2} {...field} />}
      </FormField>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <FormField control={form.control} name="send_on" label="Send it on" aside="Optional" hint="Empty: now.">
          {(field) => <Input type="date" {...field} />}
        </FormField>
        <FormField control={form.control} name="expires_on" label="Good until" aside="Optional" hint="Empty: by your expiry rule.">
          {(field) => <Input type="date" {...field} />}
        </FormField>
      </div>
      <FormField control={form.control} name="note" label="Note" aside="Optional" hint="Only your team reads it.">
        {(field) => <Input autoComplete="off" {...field} />}
      </FormField>
    </FormDialogContent>
  )
}

function CodeShown({ made }: { made: IssuedGiftCard }) {
  return (
    <DialogContent
      title={`Gift card worth ${formatMoney(made.initial)}`}
      description={sendingText(made)}
      footer={
        <DialogClose asChild>
          <Button variant="primary">Done</Button>
        </DialogClose>
      }
    >
      <div className="flex flex-col gap-4">
        <Copyable value={made.code} label="code" className="self-start text-lg" />
        <Banner kind="warning" title="This code is shown once">
          We keep no code. Whoever has it can spend the card.
        </Banner>
      </div>
    </DialogContent>
  )
}

function sendingText({ recipient_email, send_at }: IssuedGiftCard): string {
  if (!recipient_email) return 'Nobody was mailed: hand the code on yourself.'
  return send_at ? `It is mailed to ${recipient_email} on the day you chose.` : `It is on its way to ${recipient_email}.`
}
