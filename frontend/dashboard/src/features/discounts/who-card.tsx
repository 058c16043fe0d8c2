import { X } from 'lucide-react'
import { useController, useWatch, type Control } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { FormField } from '@/components/patterns/form-field'
import { SwitchField } from '@/components/patterns/switch-field'
import { countries } from '@/lib/places'

import type { DiscountValues } from './discount-form'

const WHO = [
  { value: 'everyone', label: 'Everyone' },
  { value: 'tags', label: 'Customers with a tag' },
  { value: 'segments', label: 'Customer segments' },
  { value: 'emails', label: 'Certain e-mail addresses' },
]

/** Who may have it, and where it is delivered. */
export function WhoCard({ control }: { control: Control<DiscountValues> }) {
  const customers = useWatch({ control, name: 'customers' })
  return (
    <Card>
      <CardHeader title="For whom" />
      <CardBody>
        <FormField control={control} name="customers" label="Customers" className="max-w-90">
          {(field) => <Select options={WHO} {...field} />}
        </FormField>
        {(customers === 'tags' || customers === 'segments') && (
          <FormField
            control={control}
            name="groups"
            label={customers === 'tags' ? 'Tags' : 'Segments'}
            hint="Separate several with commas. Customers must be signed in."
          >
            {(field) => <Input autoComplete="off" {...field} />}
          </FormField>
        )}
        {customers === 'emails' && (
          <FormField control={control} name="emails" label="E-mail addresses" hint="One per line.">
            {(field) => <Textarea rows={4} autoComplete="off" {...field} />}
          </FormField>
        )}
        <SwitchField
          control={control}
          name="is_first_order_only"
          label="First orders only"
          hint="For e-mail addresses that have not ordered here before"
        />
        <CountriesField control={control} />
      </CardBody>
    </Card>
  )
}

function CountriesField({ control }: { control: Control<DiscountValues> }) {
  const { field, fieldState } = useController({ control, name: 'countries' })
  const known = countries()
  const nameOf = (code: string) => known.find((one) => one.value === code)?.label ?? code
  return (
    <div className="flex max-w-90 flex-col gap-2">
      <Field
        label="Countries it is shipped to"
        hint={field.value.length === 0 ? 'All countries. Add some to limit it to them.' : undefined}
        error={fieldState.error?.message}
      >
        <Combobox
          value=""
          onChange={(code) => field.onChange([...field.value, code])}
          choices={known.filter((one) => !field.value.includes(one.value))}
          placeholder="Add a country"
          searchPlaceholder="Search countries"
        />
      </Field>
      <ul className="flex flex-wrap gap-2" aria-label="Countries chosen">
        {field.value.map((code) => (
          <li key={code} className="inline-flex items-center gap-1 rounded-control bg-surface-2 py-0.5 pr-0.5 pl-2.5">
            {nameOf(code)}
            <IconButton
              label={`Remove ${nameOf(code)}`}
              size="icon-small"
              onClick={() => field.onChange(field.value.filter((one) => one !== code))}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </div>
  )
}
