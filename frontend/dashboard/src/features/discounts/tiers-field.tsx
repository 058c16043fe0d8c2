import { Plus, Trash2 } from 'lucide-react'
import { useFieldArray, useWatch, type Control } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { AffixedInput, Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'
import { useStore } from '@/lib/store-context'

import { newTier, type DiscountValues } from './discount-form'

const BY = [
  { value: 'subtotal', label: 'What it costs' },
  { value: 'quantity', label: 'How many items' },
]
const UNITS = [
  { value: 'percent', label: 'A percentage' },
  { value: 'amount', label: 'An amount' },
]

/** From each minimum on, its own share or amount; the highest one that is reached counts. */
export function TiersField({ control }: { control: Control<DiscountValues> }) {
  const { currency } = useStore()
  const { fields, append, remove } = useFieldArray({ control, name: 'tiers' })
  const tiers = useWatch({ control, name: 'tiers' })
  const by = useWatch({ control, name: 'tiers_by' })
  return (
    <div className="flex flex-col gap-3">
      <FormField control={control} name="tiers_by" label="Counted by" className="max-w-60">
        {(field) => <Select options={BY} {...field} />}
      </FormField>
      {fields.map((row, at) => (
        <fieldset key={row.id} className="grid items-start gap-3 rounded-card border border-border p-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
          <legend className="sr-only">Tier {at + 1}</legend>
          {by === 'subtotal' ? (
            <FormField control={control} name={`tiers.${at}.subtotal`} label="From">
              {(field) => <MoneyInput {...field} currency={currency} />}
            </FormField>
          ) : (
            <FormField control={control} name={`tiers.${at}.quantity`} label="From">
              {(field) => <AffixedInput after="items" inputMode="numeric" autoComplete="off" {...field} />}
            </FormField>
          )}
          <FormField control={control} name={`tiers.${at}.unit`} label="Off">
            {(field) => <Select options={UNITS} {...field} />}
          </FormField>
          {tiers[at]?.unit === 'amount' ? (
            <FormField control={control} name={`tiers.${at}.amount`} label="Amount">
              {(field) => <MoneyInput {...field} currency={currency} />}
            </FormField>
          ) : (
            <FormField control={control} name={`tiers.${at}.percent`} label="Percentage">
              {(field) => <AffixedInput after="%" inputMode="decimal" autoComplete="off" {...field} />}
            </FormField>
          )}
          <IconButton label={`Remove tier ${at + 1}`} className="sm:mt-6" disabled={fields.length === 1} onClick={() => remove(at)}>
            <Trash2 aria-hidden />
          </IconButton>
        </fieldset>
      ))}
      <FormField control={control} name="tiers" label="Tiers" hideLabel>
        {() => (
          <Button className="self-start" disabled={fields.length >= 10} onClick={() => append(newTier())}>
            <Plus aria-hidden />
            Add tier
          </Button>
        )}
      </FormField>
    </div>
  )
}

/** A whole number, empty for no limit. */
export function CountField({
  control,
  name,
  label,
  hint,
}: {
  control: Control<DiscountValues>
  name: 'usage_limit' | 'per_customer_limit' | 'minimum_quantity'
  label: string
  hint?: string
}) {
  return (
    <FormField control={control} name={name} label={label} {...(hint ? { hint } : {})}>
      {(field) => <Input inputMode="numeric" autoComplete="off" placeholder={name === 'minimum_quantity' ? '2' : 'No limit'} {...field} />}
    </FormField>
  )
}
