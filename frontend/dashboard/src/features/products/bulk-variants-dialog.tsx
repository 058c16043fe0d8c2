import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { useStore } from '@/lib/store-context'

import type { Product, Variant } from './api'
import { count, NumberInput } from './draft-input'
import { PicturePicker } from './picture-picker'
import { editedStock, type Patch } from './use-range'
import type { StockEdit, VariantValues } from './variants'

const STOCK_WAYS = [
  { value: '', label: 'Leave as it is' },
  { value: 'any', label: 'Do not count it' },
  { value: 'count', label: 'Count it, stop at nothing' },
  { value: 'continue', label: 'Count it, sell on when nothing is left' },
]

interface Draft {
  price: number | null
  compare_at: number | null
  cost: number | null
  weight_grams: number | null
  on_hand: number | null
  way: string
  image_id: string | null | undefined
}

const NOTHING: Draft = { price: null, compare_at: null, cost: null, weight_grams: null, on_hand: null, way: '', image_id: undefined }

function stockChange({ way, on_hand }: Draft): Partial<StockEdit> | null {
  if (way === 'any') return { tracked: false }
  if (way === '' && on_hand === null) return null
  return {
    tracked: true,
    ...(on_hand === null ? {} : { on_hand }),
    ...(way === '' ? {} : { policy: way === 'continue' ? ('continue' as const) : ('deny' as const) }),
  }
}

/** The same for every selected variant; what is left empty stays as it is. */
export function BulkVariantsDialog({
  count: many,
  isAll,
  lost,
  product,
  onApply,
  onRemove,
  onClose,
}: {
  count: number
  isAll: boolean
  lost: number
  product: Product | null
  onApply: (change: (variant: VariantValues, saved: Variant | undefined) => Patch) => void
  onRemove: () => void
  onClose: () => void
}) {
  const { currency } = useStore()
  const [draft, setDraft] = useState(NOTHING)
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const amounts = [draft.price, draft.compare_at, draft.cost, draft.weight_grams, draft.on_hand]
  const isWrong = amounts.some((value) => value !== null && (Number.isNaN(value) || value < 0))
  const noun = many === 1 ? 'variant' : 'variants'

  function apply() {
    const stock = stockChange(draft)
    onApply((variant, saved) => ({
      ...(draft.price === null ? {} : { price: draft.price }),
      ...(draft.compare_at === null ? {} : { compare_at: draft.compare_at }),
      ...(draft.cost === null ? {} : { cost: draft.cost }),
      ...(draft.weight_grams === null ? {} : { weight_grams: draft.weight_grams }),
      ...(draft.image_id === undefined ? {} : { image_id: draft.image_id }),
      ...(stock ? { stock: editedStock(variant, saved, stock) } : {}),
    }))
    onClose()
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Edit ${many} ${noun}`}
        description="What you leave empty stays as it is."
        footer={
          <>
            <Button variant="primary" onClick={apply} disabled={isWrong}>
              Change {noun}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
            {!isAll && (
              <Button
                variant="quiet"
                className="mr-auto text-danger"
                onClick={() => {
                  onRemove()
                  onClose()
                }}
              >
                Remove {lost > 0 || many > 1 ? `${many} ${noun}` : noun}
              </Button>
            )}
          </>
        }
      >
        <div className="grid grid-cols-2 items-start gap-4">
          <Field label="Price">
            <MoneyInput currency={currency} value={draft.price} onChange={(price) => set({ price })} placeholder="" />
          </Field>
          <Field label="Compare-at price">
            <MoneyInput currency={currency} value={draft.compare_at} onChange={(compare_at) => set({ compare_at })} placeholder="" />
          </Field>
          <Field label="Cost">
            <MoneyInput currency={currency} value={draft.cost} onChange={(cost) => set({ cost })} placeholder="" />
          </Field>
          <Field label="Weight">
            <NumberInput notation={count} after="g" value={draft.weight_grams} onChange={(weight_grams) => set({ weight_grams })} />
          </Field>
          <Field label="Stock" className="col-span-2">
            <Select options={STOCK_WAYS} value={draft.way} onChange={(event) => set({ way: event.target.value })} />
          </Field>
          {draft.way !== 'any' && (
            <Field label="On hand, each">
              <NumberInput notation={count} value={draft.on_hand} onChange={(on_hand) => set({ on_hand })} />
            </Field>
          )}
          <div className="col-span-2 flex flex-col gap-1.5">
            <p className="text-sm font-medium">Picture</p>
            <PicturePicker pictures={product?.images ?? []} value={draft.image_id} disabled={false} onChange={(image_id) => set({ image_id })} />
          </div>
        </div>
      </DialogContent>
    </Dialog>
  )
}
