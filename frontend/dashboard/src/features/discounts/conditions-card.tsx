import { useController, useWatch, type Control } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'
import { useStore } from '@/lib/store-context'

import type { DiscountValues } from './discount-form'
import { CountField } from './tiers-field'

interface Props {
  control: Control<DiscountValues>
}

const MINIMUMS = [
  { value: 'none', label: 'None' },
  { value: 'subtotal', label: 'An amount' },
  { value: 'quantity', label: 'A number of items' },
]
const CLASSES = [
  { value: 'product', label: 'Product discounts', hint: 'Off certain products' },
  { value: 'order', label: 'Order discounts', hint: 'Off the whole order' },
  { value: 'shipping', label: 'Shipping discounts', hint: 'Free shipping' },
] as const

/** The least a cart must hold, and how often it counts. */
export function LimitsCard({ control }: Props) {
  const { currency } = useStore()
  const minimum = useWatch({ control, name: 'minimum' })
  return (
    <Card>
      <CardHeader title="Minimum and limits" />
      <CardBody>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <FormField control={control} name="minimum" label="Minimum" hint="Of what it is on, before any discount.">
            {(field) => <Select options={MINIMUMS} {...field} />}
          </FormField>
          {minimum === 'subtotal' && (
            <FormField control={control} name="minimum_subtotal" label="At least">
              {(field) => <MoneyInput {...field} currency={currency} />}
            </FormField>
          )}
          {minimum === 'quantity' && <CountField control={control} name="minimum_quantity" label="At least" />}
        </div>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <CountField control={control} name="usage_limit" label="Uses in all" />
          <CountField
            control={control}
            name="per_customer_limit"
            label="Uses per customer"
            hint="Counted by e-mail address, however it is spelt."
          />
        </div>
      </CardBody>
    </Card>
  )
}

/** Two discounts count together when each is ticked in the other. */
export function CombinesCard({ control }: Props) {
  const { field } = useController({ control, name: 'combines_with' })
  const toggled = (name: (typeof CLASSES)[number]['value']) =>
    field.value.includes(name) ? field.value.filter((one) => one !== name) : [...field.value, name]
  return (
    <Card>
      <CardHeader
        title="Combines with"
        description="Two discounts count together when each allows the other. Otherwise the one that saves most counts."
      />
      <CardBody>
        {CLASSES.map((one) => (
          <div key={one.value} className="flex items-start gap-3">
            <Checkbox
              id={`combines-${one.value}`}
              className="mt-0.5"
              checked={field.value.includes(one.value)}
              onCheckedChange={() => field.onChange(toggled(one.value))}
            />
            <div className="flex flex-col">
              <Label htmlFor={`combines-${one.value}`}>{one.label}</Label>
              <span className="text-sm text-muted">{one.hint}</span>
            </div>
          </div>
        ))}
      </CardBody>
    </Card>
  )
}

export function DatesCard({ control }: Props) {
  const { timeZone } = useStore()
  return (
    <Card>
      <CardHeader title="Dates" description={`In your store's time zone, ${timeZone.replaceAll('_', ' ')}.`} />
      <CardBody>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <FormField control={control} name="starts_at" label="Starts" hint="Empty: as soon as it is saved.">
            {(field) => <Input type="datetime-local" {...field} />}
          </FormField>
          <FormField control={control} name="ends_at" label="Ends" aside="Optional">
            {(field) => <Input type="datetime-local" {...field} />}
          </FormField>
        </div>
      </CardBody>
    </Card>
  )
}
