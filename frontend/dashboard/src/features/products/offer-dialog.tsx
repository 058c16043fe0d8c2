import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import type { Schemas } from '@/lib/api/client'
import { amount, choice, optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import type { Product } from './api'
import { count, NumberInput } from './draft-input'
import { asInput, type Offer, type OfferIn } from './offers-api'
import { TagsInput } from './tags-input'

const schema = z.object({
  variant_id: choice('a variant'),
  supplier_id: choice('a supplier'),
  external_product_id: optionalText('Product number', 64),
  external_variant_id: optionalText('Variant number', 64),
  cost: amount('Cost').nullable().refine((value) => value !== null, 'Cost is needed.'),
  currency: z.string(),
  url: z.string().trim().regex(/^(https?:\/\/\S+)?$/, 'A full address, beginning with https://'),
  priority: z
    .number({ error: 'A number from 1 to 99.' })
    .int()
    .min(1, 'A number from 1 to 99.')
    .max(99, 'A number from 1 to 99.')
    .nullable()
    .refine((value) => value !== null, 'A number from 1 to 99.'),
  countries: z.array(z.string().regex(/^[A-Za-z]{2}$/, 'Two letters per country: DE, AT, US.')),
})

/** One offer. A new one can be for every variant at once. */
export function OfferDialog({
  offer,
  product,
  suppliers,
  startWith,
  onSave,
  onRemove,
  onClose,
}: {
  offer: Offer | null
  product: Product
  suppliers: Schemas['SupplierOut'][]
  startWith: string
  onSave: (made: OfferIn[]) => Promise<unknown>
  onRemove: (offer: Offer) => Promise<unknown>
  onClose: () => void
}) {
  const store = useStore()
  const [isForAll, setForAll] = useState(false)
  const [removal, setRemoval] = useState<'busy' | null>(null)
  const hasOptions = product.options.length > 0
  const form = useSubmitForm({
    schema,
    defaults: {
      variant_id: offer?.variant_id ?? startWith,
      supplier_id: offer?.supplier_id ?? suppliers[0]?.id ?? '',
      external_product_id: offer?.external_product_id ?? '',
      external_variant_id: offer?.external_variant_id ?? '',
      cost: offer?.cost.amount ?? product.variants.find((variant) => variant.id === startWith)?.cost?.amount ?? null,
      currency: offer?.cost.currency ?? store.currency,
      url: offer?.url ?? '',
      priority: offer?.priority ?? 1,
      countries: offer?.countries ?? [],
    },
    rename: (field) => field.replace(/^offers\.\d+\./, '').replace(/^cost\..*/, 'cost').replace(/^countries\..*/, 'countries'),
    submit: async ({ cost, currency, priority, countries, variant_id, ...rest }) => {
      const made = {
        ...(offer ? asInput(offer) : {}),
        ...rest,
        cost: { amount: cost ?? 0, currency },
        priority: priority ?? 1,
        countries: countries.map((code) => code.toUpperCase()),
      }
      const ids = isForAll ? product.variants.map((variant) => variant.id) : [variant_id]
      await onSave(ids.map((id) => ({ ...made, variant_id: id })))
      onClose()
    },
  })
  const [supplierId, currency] = form.form.watch(['supplier_id', 'currency'])
  const isManual = suppliers.find((supplier) => supplier.id === supplierId)?.kind === 'manual'

  async function remove(existing: Offer) {
    setRemoval('busy')
    try {
      await onRemove(existing)
      onClose()
    } catch (error) {
      form.form.setError('root', { message: error instanceof Error ? error.message : '' })
      setRemoval(null)
    }
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={offer ? 'Edit offer' : 'Add offer'}
        footer={
          <>
            <Button type="submit" form={form.props.id} variant="primary" busy={form.isBusy}>
              {offer ? 'Save offer' : 'Add offer'}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
            {offer && (
              <Button variant="quiet" className="mr-auto" busy={removal === 'busy'} onClick={() => void remove(offer)}>
                <Trash2 aria-hidden />
                Remove offer
              </Button>
            )}
          </>
        }
      >
        <form {...form.props} className="grid grid-cols-2 items-start gap-4 *:col-span-2 [&>.half]:col-span-1">
          <FormBanner problem={form.problem} title="The offer is not saved yet" />
          {form.form.formState.errors.root && <p role="alert" className="text-danger">{form.form.formState.errors.root.message}</p>}
          {hasOptions && (
            <FormField control={form.control} name="variant_id" label="Variant">
              {(field) => (
                <Select {...field} disabled={offer !== null || isForAll} options={product.variants.map(({ id, title }) => ({ value: id, label: title }))} />
              )}
            </FormField>
          )}
          {hasOptions && !offer && (
            <label className="flex items-center gap-2.5">
              <Checkbox checked={isForAll} onCheckedChange={(checked) => setForAll(checked === true)} />
              For all {product.variants.length} variants
            </label>
          )}
          <FormField control={form.control} name="supplier_id" label="Supplier">
            {(field) => <Select {...field} options={suppliers.map(({ id, name }) => ({ value: id, label: name }))} />}
          </FormField>
          <FormField control={form.control} name="cost" label="Cost" className="half">
            {(field) => <MoneyInput {...field} currency={currency} />}
          </FormField>
          <FormField control={form.control} name="priority" label="Order" hint="1 is asked first." className="half">
            {({ value, onChange }) => <NumberInput notation={count} value={value} onChange={onChange} />}
          </FormField>
          {isManual ? (
            <FormField control={form.control} name="url" label="Where you order it" aside="Optional">
              {(field) => <Input type="url" placeholder="https://" {...field} />}
            </FormField>
          ) : (
            <>
              <FormField control={form.control} name="external_product_id" label="Product number" hint="As the supplier has it." className="half">
                {(field) => <Input {...field} />}
              </FormField>
              <FormField control={form.control} name="external_variant_id" label="Variant number" className="half">
                {(field) => <Input {...field} />}
              </FormField>
            </>
          )}
          <FormField control={form.control} name="countries" label="Delivers to" hint="Country codes like DE or US. Empty: everywhere.">
            {({ value, onChange, onBlur }) => <TagsInput value={value} onChange={onChange} onBlur={onBlur} placeholder="Everywhere" />}
          </FormField>
        </form>
      </DialogContent>
    </Dialog>
  )
}
