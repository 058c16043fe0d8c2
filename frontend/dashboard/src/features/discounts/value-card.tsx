import { useController, useWatch, type Control, type FieldPath } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { AffixedInput, Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'
import { SwitchField } from '@/components/patterns/switch-field'
import { useStore } from '@/lib/store-context'

import { hasScope, type DiscountValues } from './discount-form'
import { ScopeField } from './scope-field'
import type { Names } from './summary'
import { TiersField } from './tiers-field'

export interface FieldsProps {
  control: Control<DiscountValues>
  names: Names
  onName: (productId: string, title: string) => void
}

const KINDS = [
  { value: 'percentage', label: 'A percentage off' },
  { value: 'fixed', label: 'An amount off' },
  { value: 'free_shipping', label: 'Free shipping' },
  { value: 'buy_x_get_y', label: 'Buy some, get some' },
  { value: 'tiered', label: 'The more, the cheaper' },
]

/** What it gives, and on what. */
export function ValueCard({ control, names, onName }: FieldsProps) {
  const { currency } = useStore()
  const kind = useWatch({ control, name: 'kind' })
  return (
    <Card>
      <CardHeader title="What it gives" />
      <CardBody>
        <FormField control={control} name="kind" label="Kind" className="max-w-90">
          {(field) => <Select options={KINDS} {...field} />}
        </FormField>
        {kind === 'percentage' && <PercentField control={control} name="percent" label="Off" />}
        {kind === 'fixed' && (
          <>
            <FormField control={control} name="amount" label="Off" className="max-w-60">
              {(field) => <MoneyInput {...field} currency={currency} />}
            </FormField>
            <SwitchField
              control={control}
              name="is_per_item"
              label="Off each item"
              hint="Otherwise once, divided over what it is on"
            />
          </>
        )}
        {kind === 'tiered' && <TiersField control={control} />}
        {kind === 'buy_x_get_y' && <DealFields control={control} />}
        {hasScope({ kind }) && (
          <Scoped
            control={control}
            label={kind === 'buy_x_get_y' ? 'What is bought' : 'On what'}
            covers="covers"
            scope="scope"
            names={names}
            onName={onName}
          />
        )}
        {kind === 'buy_x_get_y' && (
          <Scoped control={control} label="What is got" covers="get_covers" scope="get_scope" names={names} onName={onName} />
        )}
      </CardBody>
    </Card>
  )
}

export function PercentField({
  control,
  name,
  label,
  hint,
}: {
  control: Control<DiscountValues>
  name: FieldPath<DiscountValues>
  label: string
  hint?: string
}) {
  return (
    <FormField control={control} name={name} label={label} className="max-w-60" {...(hint ? { hint } : {})}>
      {(field) => <AffixedInput after="%" inputMode="decimal" autoComplete="off" {...field} value={String(field.value ?? '')} />}
    </FormField>
  )
}

function DealFields({ control }: { control: Control<DiscountValues> }) {
  return (
    <>
      <div className="grid max-w-120 grid-cols-2 gap-4">
        <FormField control={control} name="buy_quantity" label="Buy">
          {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
        </FormField>
        <FormField control={control} name="get_quantity" label="Get">
          {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
        </FormField>
      </div>
      <PercentField control={control} name="get_percent" label="Off what is got" hint="100 is free. The cheapest count as got." />
      <FormField control={control} name="most_times" label="Times in one order" aside="Optional" className="max-w-60">
        {(field) => <Input inputMode="numeric" autoComplete="off" placeholder="No limit" {...field} />}
      </FormField>
    </>
  )
}

function Scoped({
  control,
  covers,
  scope,
  ...shown
}: FieldsProps & { label: string; covers: 'covers' | 'get_covers'; scope: 'scope' | 'get_scope' }) {
  const coverage = useController({ control, name: covers })
  const chosen = useController({ control, name: scope })
  return (
    <ScopeField
      {...shown}
      covers={coverage.field.value}
      onCovers={coverage.field.onChange}
      scope={chosen.field.value}
      onScope={chosen.field.onChange}
      error={chosen.fieldState.error?.message}
    />
  )
}
