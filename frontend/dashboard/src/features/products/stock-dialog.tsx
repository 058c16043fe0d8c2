import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { adjustStock, keepProduct, type Product } from './api'

const schema = z.object({
  variant_id: z.string(),
  delta: z.string().trim().regex(/^[+-]?\d{1,8}$/, 'Type how many: 5 to add, -2 to take away.').refine((value) => Number(value) !== 0, 'Type how many: 5 to add, -2 to take away.'),
  reason: optionalText('Reason', 200),
})

/** Adds to or takes from what is on hand, and keeps why. In effect at once, apart from the form. */
export function StockDialog({ product, onClose }: { product: Product; onClose: () => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const idempotencyKey = useIdempotencyKey()
  const tracked = product.variants.filter((variant) => variant.stock.tracked)
  const form = useSubmitForm({
    schema,
    defaults: { variant_id: tracked[0]?.id ?? '', delta: '', reason: '' },
    submit: async ({ variant_id, delta, reason }) => {
      const body = { variant_id, delta: Number(delta), reason }
      keepProduct(queryClient, store.id, await adjustStock(store.id, product.id, body, idempotencyKey(body)))
      toast('Stock adjusted')
      onClose()
    },
  })
  const [variantId, delta] = form.form.watch(['variant_id', 'delta'])
  const stock = tracked.find((variant) => variant.id === variantId)?.stock
  const after = stock && /^[+-]?\d{1,8}$/.test(delta.trim()) ? stock.on_hand + Number(delta) : null

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Adjust stock"
        description={tracked.length === 0 ? undefined : 'For what arrived, broke or was found. It counts at once.'}
        footer={
          tracked.length > 0 && (
            <>
              <Button type="submit" form={form.props.id} variant="primary" busy={form.isBusy}>
                Adjust stock
              </Button>
              <Button onClick={onClose}>Cancel</Button>
            </>
          )
        }
      >
        {tracked.length === 0 ? (
          <p className="text-muted">The stock of this product is not counted. Type a number in its stock first, and save.</p>
        ) : (
          <form {...form.props} className="flex flex-col gap-4">
            <FormBanner problem={form.problem} title="The stock is as it was" />
            {product.options.length > 0 && (
              <FormField control={form.control} name="variant_id" label="Variant">
                {(field) => (
                  <Select options={tracked.map((variant) => ({ value: variant.id, label: `${variant.title} (${variant.stock.on_hand})` }))} {...field} />
                )}
              </FormField>
            )}
            <FormField
              control={form.control}
              name="delta"
              label="Add or take away"
              hint={
                stock &&
                `${stock.on_hand} on hand${stock.reserved > 0 ? `, ${stock.reserved} held by shoppers who are paying` : ''}${after === null ? '' : `; ${after} afterwards`}.`
              }
            >
              {(field) => <Input inputMode="text" autoComplete="off" placeholder="5 or -2" {...field} />}
            </FormField>
            <FormField control={form.control} name="reason" label="Reason" aside="Optional">
              {(field) => <Input placeholder="Broken in the warehouse" {...field} />}
            </FormField>
          </form>
        )}
      </DialogContent>
    </Dialog>
  )
}
