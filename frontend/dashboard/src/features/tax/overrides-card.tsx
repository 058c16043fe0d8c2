import { Plus, Trash2 } from 'lucide-react'
import { useFieldArray, type Control } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { IconButton } from '@/components/ui/icon-button'
import { AffixedInput, Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'
import { countries } from '@/lib/places'
import { taxClassChoices } from '@/lib/tax-classes'

import { newOverride, type TaxValues } from './tax-form'

const CLASSES = [
  { value: '', label: 'All goods' },
  ...taxClassChoices.filter(({ value }) => value !== 'exempt'),
  { value: 'shipping', label: 'Shipping' },
]

/** Rates set by hand, which win over the built-in ones and over a tax service. */
export function OverridesCard({ control, disabled }: { control: Control<TaxValues>; disabled: boolean }) {
  const { fields, append, remove } = useFieldArray({ control, name: 'overrides', keyName: 'key' })
  return (
    <Card>
      <CardHeader
        title="Rates of your own"
        description="For local taxes, or where you know better than the tables. The most exact place and class wins."
      />
      <CardBody className="gap-0 divide-y divide-border pb-0">
        {fields.length === 0 && <p className="pb-5 text-sm text-muted">None: the built-in rates apply.</p>}
        {fields.map((field, index) => (
          <fieldset key={field.key} className="flex flex-col gap-4 py-5 first:pt-1">
            <legend className="sr-only">Rate {index + 1}</legend>
            <div className="grid items-start gap-4 sm:grid-cols-[2fr_1fr_1fr]">
              <FormField control={control} name={`overrides.${index}.country`} label="Country">
                {(input) => <Combobox {...input} disabled={disabled} choices={countries()} />}
              </FormField>
              <FormField control={control} name={`overrides.${index}.province`} label="State" aside="Optional">
                {(input) => <Input autoComplete="off" disabled={disabled} {...input} />}
              </FormField>
              <FormField control={control} name={`overrides.${index}.postal_prefix`} label="Postal code" aside="Beginning">
                {(input) => <Input autoComplete="off" placeholder="902" disabled={disabled} {...input} />}
              </FormField>
            </div>
            <div className="flex items-start gap-4">
              <div className="grid min-w-0 flex-1 items-start gap-4 sm:grid-cols-3">
                <FormField control={control} name={`overrides.${index}.tax_class`} label="For">
                  {(input) => <Select options={CLASSES} disabled={disabled} {...input} />}
                </FormField>
                <FormField control={control} name={`overrides.${index}.name`} label="Name" aside="On invoices">
                  {(input) => <Input autoComplete="off" disabled={disabled} {...input} />}
                </FormField>
                <FormField control={control} name={`overrides.${index}.percent`} label="Rate">
                  {(input) => <AffixedInput inputMode="decimal" after="%" disabled={disabled} {...input} />}
                </FormField>
              </div>
              {!disabled && (
                <IconButton
                  label={`Remove rate ${index + 1}`}
                  size="icon-small"
                  onClick={() => remove(index)}
                  className="mt-7"
                >
                  <Trash2 className="text-muted" aria-hidden />
                </IconButton>
              )}
            </div>
          </fieldset>
        ))}
      </CardBody>
      <CardFooter>
        <Button size="small" disabled={disabled} onClick={() => append(newOverride(''))}>
          <Plus aria-hidden />
          Add rate
        </Button>
      </CardFooter>
    </Card>
  )
}
