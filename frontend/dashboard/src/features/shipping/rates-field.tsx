import { Plus, Trash2 } from 'lucide-react'
import { useFieldArray, useWatch, type Control } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { IconButton } from '@/components/ui/icon-button'
import { AffixedInput, Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'
import { useStore } from '@/lib/store-context'

import { rateSentence } from './rate-sentence'
import { newRate, rangeOf, type RateValues, type ZoneValues } from './zone-form'

const MOST = 20

/** What shipping to the zone costs: each rate with the sentence that a shopper will meet. */
export function RatesField({ control }: { control: Control<ZoneValues> }) {
  const { fields, append, remove } = useFieldArray({ control, name: 'rates', keyName: 'key' })
  return (
    <Card>
      <CardHeader title="Rates" description="Shoppers choose among those that fit their order." />
      <CardBody className="gap-0 divide-y divide-border pb-0">
        {fields.map((field, index) => (
          <RateFields
            key={field.key}
            control={control}
            index={index}
            onRemove={fields.length > 1 ? () => remove(index) : undefined}
          />
        ))}
      </CardBody>
      <CardFooter>
        <Button size="small" onClick={() => append({ ...newRate(), name: '' })} disabled={fields.length >= MOST}>
          <Plus aria-hidden />
          Add rate
        </Button>
      </CardFooter>
    </Card>
  )
}

function RateFields({
  control,
  index,
  onRemove,
}: {
  control: Control<ZoneValues>
  index: number
  onRemove: (() => void) | undefined
}) {
  const { currency } = useStore()
  const rate = useWatch({ control, name: `rates.${index}` })
  const at = <Part extends keyof RateValues>(part: Part) => `rates.${index}.${part}` as const
  return (
    <fieldset className="flex flex-col gap-4 py-5 first:pt-1">
      <legend className="sr-only">Rate {index + 1}</legend>
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
        <FormField control={control} name={at('name')} label="Name" aside="Shoppers read it">
          {(field) => <Input autoComplete="off" placeholder="Standard shipping" {...field} />}
        </FormField>
        <FormField control={control} name={at('price')} label="Price">
          {(field) => <MoneyInput {...field} currency={currency} />}
        </FormField>
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <FormField control={control} name={at('condition')} label="Offered">
          {(field) => (
            <Select
              {...field}
              options={[
                { value: 'none', label: 'For every order' },
                { value: 'weight', label: 'By weight' },
                { value: 'subtotal', label: 'By order value' },
              ]}
            />
          )}
        </FormField>
        {rate.condition === 'weight' && (
          <>
            <FormField control={control} name={at('min_grams')} label="From">
              {(field) => <AffixedInput inputMode="numeric" placeholder="0" after="g" {...field} />}
            </FormField>
            <FormField control={control} name={at('max_grams')} label="Up to" aside="Optional">
              {(field) => <AffixedInput inputMode="numeric" placeholder="no limit" after="g" {...field} />}
            </FormField>
          </>
        )}
        {rate.condition === 'subtotal' && (
          <>
            <FormField control={control} name={at('min_subtotal')} label="From">
              {(field) => <MoneyInput {...field} currency={currency} />}
            </FormField>
            <FormField control={control} name={at('max_subtotal')} label="Up to" aside="Optional">
              {(field) => <MoneyInput {...field} currency={currency} placeholder="no limit" />}
            </FormField>
          </>
        )}
      </div>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        <FormField control={control} name={at('min_days')} label="Arrives in, from">
          {(field) => <AffixedInput inputMode="numeric" after="days" {...field} />}
        </FormField>
        <FormField control={control} name={at('max_days')} label="to">
          {(field) => <AffixedInput inputMode="numeric" after="days" {...field} />}
        </FormField>
        <FormField control={control} name={at('free_above')} label="Free from" aside="Optional" className="max-sm:col-span-full">
          {(field) => <MoneyInput {...field} currency={currency} placeholder="never" />}
        </FormField>
      </div>
      <div className="flex items-start justify-between gap-4 rounded-card bg-surface-2 px-4 py-2.5">
        <p className="text-sm text-pretty" aria-live="polite">
          <span className="font-medium">{rate.name || 'This rate'}</span>: {preview(rate, currency)}.
        </p>
        {onRemove && (
          <IconButton label={`Remove rate ${rate.name}`} size="icon-small" onClick={onRemove} className="-my-1 -mr-2">
            <Trash2 className="text-muted" aria-hidden />
          </IconButton>
        )}
      </div>
    </fieldset>
  )
}

function preview(rate: RateValues, currency: string): string {
  const days = [rate.min_days, rate.max_days].map(Number)
  if (rate.price === null || Number.isNaN(rate.price)) return 'needs a price'
  if (days.some((count) => !Number.isInteger(count))) return 'needs delivery days'
  return rateSentence(
    {
      price: rate.price,
      condition: rate.condition,
      ...rangeOf(rate),
      free_above: rate.free_above,
      min_days: days[0] ?? 0,
      max_days: days[1] ?? 0,
    },
    currency,
  )
}
