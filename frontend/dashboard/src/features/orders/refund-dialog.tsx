import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { MoneyInput } from '@/components/ui/money-input'
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { isProblemWith } from '@/lib/api/problem'
import { amount, text } from '@/lib/fields'
import { formatMoney, type Money } from '@/lib/money'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { refundOrder, refundPreviewQuery, useRefreshOrder, type Order, type RefundPreview } from './api'
import { ClosedCards } from './closed-cards'
import { RefundItems, type Chosen } from './refund-items'
import { SoldCards } from './sold-cards'

interface Values {
  amount: number | null
  reason: string
}

/** At least one minor unit and at most what is left, in the order's own currency; by items the
 * server works the amount out. */
const schemaFor = (refundable: Money, isByItems: boolean): z.ZodType<Values, Values> =>
  z.object({
    amount: isByItems
      ? z.number().nullable()
      : amount('Amount')
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
  const hasItems = order.lines.some((line) => line.returned < line.quantity)
  const [mode, setMode] = useState(hasItems ? 'items' : 'amount')
  const [chosen, setChosen] = useState<Chosen>({ units: {}, withShipping: false })
  const isByItems = mode === 'items'
  const form = useSubmitForm<Values>({
    schema: schemaFor(refundable, isByItems),
    defaults: { amount: refundable.amount, reason: '' },
    rename: (field) => (field.startsWith('amount') ? 'amount' : field),
    submit: async ({ amount: minor, reason }) => {
      const shown = seen && seen.sold_cards.length > 0 ? { cards_left: seen.cards_left } : {}
      const body = isByItems
        ? { ...wanted, amount: seen?.amount ?? null, reason, ...shown }
        : { amount: money(minor), reason, ...shown }
      const made = await refundOrder(store.id, order.id, body, idempotencyKey(body)).catch((error: unknown) => {
        if (isProblemWith(error, 'gift_cards_changed')) void preview.refetch()
        throw error
      })
      toast(`${formatMoney(made.amount)} refunded`)
      onClose()
      await refresh()
    },
  })
  const typed = useWatch({ control: form.control, name: 'amount' })
  const money = (minor: number | null): Money => ({ amount: minor ?? 0, currency: order.currency })
  const lines = Object.entries(chosen.units)
    .filter(([, quantity]) => quantity > 0)
    .map(([line_id, quantity]) => ({ line_id, quantity }))
  const isAsked = isByItems ? lines.length > 0 || chosen.withShipping : isAmount(typed) && typed <= refundable.amount
  const wanted = isByItems
    ? { lines, with_shipping: chosen.withShipping }
    : { amount: money(isAmount(typed) ? typed : null), lines: [], with_shipping: false }
  const preview = useQuery({ ...refundPreviewQuery(store.id, order.id, wanted), enabled: isAsked })
  const seen = isAsked ? preview.data : undefined
  const asked = isByItems ? seen?.amount : isAmount(typed) ? money(typed) : undefined

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Refund order #${order.number}`}
        description={`Up to ${formatMoney(refundable)} can be given back.`}
        footer={
          <>
            <Button type="submit" form={form.props.id} variant="danger" busy={form.isBusy} disabled={isByItems && !seen}>
              {asked ? `Refund ${formatMoney(asked)}` : 'Refund'}
            </Button>
            <DialogClose asChild>
              <Button>Keep the money</Button>
            </DialogClose>
          </>
        }
      >
        <form {...form.props} className="flex flex-col gap-4">
          <FormBanner problem={form.problem} title="Nothing was refunded" />
          <Tabs value={mode} onValueChange={setMode}>
            <TabsList aria-label="What is refunded">
              <Tab value="items" disabled={!hasItems}>
                Items
              </Tab>
              <Tab value="amount">Amount</Tab>
            </TabsList>
            <TabPanel value="items">
              <RefundItems order={order} chosen={chosen} onChange={setChosen} />
              {isAsked && preview.error && (
                <p role="alert" className="mt-2 text-sm text-danger">
                  {preview.error.message}
                </p>
              )}
            </TabPanel>
            <TabPanel value="amount">
              <FormField
                control={form.control}
                name="amount"
                label={`Amount in ${order.currency}`}
                hint={remainderText(typed, refundable)}
                className="max-w-60"
              >
                {(field) => <MoneyInput {...field} currency={order.currency} />}
              </FormField>
            </TabPanel>
          </Tabs>
          {seen && <Ways preview={seen} />}
          {seen && <SoldCards preview={seen} verb="refund" />}
          {seen && <ClosedCards preview={seen} />}
          <FormField control={form.control} name="reason" label="Reason" hint="For your records; the shopper does not see it.">
            {(field) => <Textarea rows={2} {...field} />}
          </FormField>
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** Where the money goes, and the tax in it. */
function Ways({ preview }: { preview: RefundPreview }) {
  const ways = [{ label: 'the card that paid', amount: preview.to_card }, ...preview.to_credits].filter(({ amount }) => amount.amount > 0)
  return (
    <p className="text-sm text-muted" aria-live="polite">
      {ways.map(({ label, amount }) => `${formatMoney(amount)} to ${label}`).join(', ')}
      {preview.tax.amount > 0 && `; ${formatMoney(preview.tax)} of it is tax`}.
    </p>
  )
}

const isAmount = (minor: number | null): minor is number => minor !== null && !Number.isNaN(minor) && minor > 0

function remainderText(minor: number | null, refundable: Money): string {
  if (!isAmount(minor) || minor > refundable.amount) return `At most ${formatMoney(refundable)}`
  if (minor === refundable.amount) return 'Everything that is left'
  return `${formatMoney({ ...refundable, amount: refundable.amount - minor })} stays with you`
}
