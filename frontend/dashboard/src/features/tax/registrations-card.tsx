import { Plus, Trash2 } from 'lucide-react'
import { useFieldArray, useWatch, type Control } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'
import { countries } from '@/lib/places'
import { useStore } from '@/lib/store-context'

import { EU, newRegistration, type TaxValues } from './tax-form'

const SCHEMES = [
  { value: 'national', label: 'This country or state' },
  { value: 'oss', label: 'EU One-Stop Shop (OSS)' },
  { value: 'ioss', label: 'EU Import One-Stop Shop (IOSS)' },
]

const HINTS: Record<string, string> = {
  oss: 'Covers sales to every EU country, each at its own rate.',
  ioss: 'Covers parcels from outside the EU up to a value of 150 euros. Above it, nothing is charged and the buyer pays at the border.',
}

/** Where tax is charged: nowhere else. */
export function RegistrationsCard({ control, disabled }: { control: Control<TaxValues>; disabled: boolean }) {
  const { fields, append, remove } = useFieldArray({ control, name: 'registrations', keyName: 'key' })
  return (
    <Card>
      <CardHeader
        title="Where you are registered"
        description="Tax is charged only in places where you are registered for it. Everywhere else the price stays without tax."
      />
      <CardBody className="gap-0 divide-y divide-border pb-0">
        {fields.length === 0 && <p className="pb-5 text-sm text-muted">Not registered anywhere: no tax is charged.</p>}
        {fields.map((field, index) => (
          <Registration
            key={field.key}
            control={control}
            index={index}
            disabled={disabled}
            onRemove={() => remove(index)}
          />
        ))}
      </CardBody>
      <CardFooter>
        <Button size="small" disabled={disabled} onClick={() => append(newRegistration(''))}>
          <Plus aria-hidden />
          Add registration
        </Button>
      </CardFooter>
    </Card>
  )
}

function Registration({
  control,
  index,
  disabled,
  onRemove,
}: {
  control: Control<TaxValues>
  index: number
  disabled: boolean
  onRemove: () => void
}) {
  const { currency } = useStore()
  const { country, scheme } = useWatch({ control, name: `registrations.${index}` })
  const schemes = SCHEMES.filter(({ value }) => value === 'national' || value === scheme || EU.includes(country))
  const hasProvinces = scheme === 'national' && (country === 'US' || country === 'CA')
  return (
    <fieldset className="flex flex-col gap-4 py-5 first:pt-1">
      <legend className="sr-only">Registration {index + 1}</legend>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <FormField control={control} name={`registrations.${index}.country`} label="Country">
          {(field) => <Combobox {...field} disabled={disabled} choices={countries()} />}
        </FormField>
        <FormField control={control} name={`registrations.${index}.scheme`} label="Covers" hint={HINTS[scheme]}>
          {(field) => <Select options={schemes} disabled={disabled} {...field} />}
        </FormField>
      </div>
      <div className="flex items-start gap-4">
        <div className="grid min-w-0 flex-1 items-start gap-4 sm:grid-cols-2">
          {hasProvinces && (
            <FormField
              control={control}
              name={`registrations.${index}.province`}
              label={country === 'US' ? 'State' : 'Province'}
              aside={country === 'US' ? undefined : 'Empty for GST/HST'}
            >
              {(field) => (
                <Input autoComplete="off" placeholder={country === 'US' ? 'CA' : 'QC'} disabled={disabled} {...field} />
              )}
            </FormField>
          )}
          <FormField control={control} name={`registrations.${index}.number`} label="Tax number" aside="On invoices">
            {(field) => <Input autoComplete="off" disabled={disabled} {...field} />}
          </FormField>
          {scheme === 'ioss' && (
            <FormField control={control} name={`registrations.${index}.limit`} label="Up to goods worth">
              {(field) => <MoneyInput {...field} currency={currency} disabled={disabled} />}
            </FormField>
          )}
        </div>
        {!disabled && (
          <IconButton label={`Remove registration ${index + 1}`} size="icon-small" onClick={onRemove} className="mt-7">
            <Trash2 className="text-muted" aria-hidden />
          </IconButton>
        )}
      </div>
    </fieldset>
  )
}
