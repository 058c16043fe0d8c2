import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Switch } from '@/components/ui/switch'
import { MoneyInput } from '@/components/ui/money-input'
import { formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'

import type { Variant } from './api'
import { count, NumberInput } from './draft-input'
import { margin, percent, profit } from './margin'
import { editedStock, stockOf, type Patch, type Problems } from './use-range'
import type { VariantValues } from './variants'

export interface VariantFieldsProps {
  variant: VariantValues
  saved: Variant | undefined
  problems: Problems
  disabled: boolean
  onPatch: (change: Patch) => void
}

export function PriceFields({ variant, problems, disabled, onPatch }: VariantFieldsProps) {
  const { currency, can } = useStore()
  const showsCost = can('profit:read') || can('products:write')
  const share = margin(variant.price, variant.cost)
  const left = profit(variant.price, variant.cost)
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-4">
        <Field label="Price" error={problems.price}>
          <MoneyInput currency={currency} value={variant.price} disabled={disabled} onChange={(price) => onPatch({ price })} />
        </Field>
        <Field label="Compare-at price" aside="Optional" error={problems.compare_at}>
          <MoneyInput currency={currency} value={variant.compare_at} disabled={disabled} onChange={(compare_at) => onPatch({ compare_at })} />
        </Field>
        {showsCost && (
          <>
            <Field label="Cost" error={problems.cost}>
              <MoneyInput currency={currency} value={variant.cost} disabled={disabled} onChange={(cost) => onPatch({ cost })} />
            </Field>
            <dl className="grid grid-cols-2 gap-4">
              <Figure label="Profit" value={left === null ? '–' : formatMoney({ amount: left, currency })} isLoss={left !== null && left < 0} />
              <Figure label="Margin" value={percent(share)} isLoss={share !== null && share < 0} />
            </dl>
          </>
        )}
      </div>
    </>
  )
}

const Figure = ({ label, value, isLoss }: { label: string; value: string; isLoss: boolean }) => (
  <div className="flex flex-col gap-1.5">
    <dt className="text-sm text-muted">{label}</dt>
    <dd className={`flex h-9 items-center font-medium tabular-nums ${isLoss ? 'text-danger' : ''}`}>{value}</dd>
  </div>
)

export function StockFields({ variant, saved, problems, disabled, onPatch }: VariantFieldsProps) {
  const stock = stockOf(variant, saved)
  const edit = (change: Partial<typeof stock>) => onPatch({ stock: editedStock(variant, saved, change, { isAgain: Boolean(problems.stock) }) })
  const held = saved?.stock.reserved ?? 0
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-4">
        <Field label="SKU" aside="Optional" error={problems.sku}>
          <Input value={variant.sku} disabled={disabled} onChange={(event) => onPatch({ sku: event.target.value })} />
        </Field>
        <Field label="Barcode" aside="Optional" error={problems.barcode}>
          <Input value={variant.barcode} disabled={disabled} onChange={(event) => onPatch({ barcode: event.target.value })} />
        </Field>
      </div>
      <Switch
        label="Count stock"
        hint="Off: shoppers can always buy it, as long as the supplier has it."
        checked={stock.tracked}
        disabled={disabled}
        onChange={(tracked) => edit({ tracked })}
      />
      {stock.tracked && (
        <>
          <Field
            label="On hand"
            error={problems.stock}
            hint={held > 0 ? `${held} of them are held by shoppers who are paying right now.` : undefined}
            className="max-w-40"
          >
            <NumberInput notation={count} value={stock.on_hand} disabled={disabled} onChange={(on_hand) => edit({ on_hand })} />
          </Field>
          <Switch
            label="Sell when nothing is left"
            checked={stock.policy === 'continue'}
            disabled={disabled}
            onChange={(isOn) => edit({ policy: isOn ? 'continue' : 'deny' })}
          />
        </>
      )}
    </>
  )
}

export function ShippingFields({ variant, problems, disabled, onPatch }: VariantFieldsProps) {
  return (
    <>
      <Switch
        label="Needs shipping"
        hint="Off for vouchers, downloads and services."
        checked={variant.requires_shipping}
        disabled={disabled}
        onChange={(requires_shipping) => onPatch({ requires_shipping })}
      />
      {variant.requires_shipping && (
        <Field label="Weight" error={problems.weight_grams} className="max-w-40">
          <NumberInput notation={count} after="g" value={variant.weight_grams} disabled={disabled} onChange={(weight_grams) => onPatch({ weight_grams })} />
        </Field>
      )}
    </>
  )
}
