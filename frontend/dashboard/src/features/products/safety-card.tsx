import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { FormField } from '@/components/patterns/form-field'
import { EUROPEAN_UNION, origins } from '@/lib/places'

import type { ProductValues } from './product-values'
import { isGiven, missingInUnion } from './safety'

/** Who made it, who answers for it in the European Union, and what its buyer must know. */
export function SafetyCard({ disabled }: { disabled: boolean }) {
  const { control, formState } = useFormContext<ProductValues>()
  const [isOpened, setOpened] = useState(false)
  const safety = useWatch({ control, name: 'safety' })
  const isOpen = isOpened || Boolean(formState.errors.safety)
  const missing = missingInUnion(safety, EUROPEAN_UNION)

  return (
    <Card>
      <CardHeader
        title="Product safety"
        action={
          !disabled &&
          !isOpen && (
            <Button size="small" variant="quiet" onClick={() => setOpened(true)}>
              {isGiven(safety) ? 'Edit safety data' : 'Add safety data'}
            </Button>
          )
        }
      />
      <CardBody>
        <p className="text-sm text-pretty text-muted">
          {missing
            ? `To sell to the European Union, the product’s page must show who made it. Missing: ${missing}.`
            : 'Complete for the European Union. The product’s page shows all of it.'}
        </p>
        {isOpen && (
          <>
            <PartyFields party="manufacturer" title="Manufacturer" disabled={disabled} />
            <PartyFields party="responsible" title="Responsible person in the European Union" disabled={disabled} />
            <FormField control={control} name="safety.identifier" label="Identification" aside="Optional" hint="Type, batch or serial number, as it stands on the product.">
              {(field) => <Input disabled={disabled} {...field} />}
            </FormField>
            <FormField control={control} name="safety.warnings" label="Warnings and safety information" aside="Optional" hint="One on each line, in the language of your shop.">
              {(field) => <Textarea rows={3} disabled={disabled} {...field} />}
            </FormField>
          </>
        )}
      </CardBody>
    </Card>
  )
}

function PartyFields({ party, title, disabled }: { party: 'manufacturer' | 'responsible'; title: string; disabled: boolean }) {
  const { control } = useFormContext<ProductValues>()
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="pb-2 text-sm font-semibold">{title}</legend>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <FormField control={control} name={`safety.${party}.name`} label="Name or trade mark">
          {(field) => <Input disabled={disabled} {...field} />}
        </FormField>
        <FormField control={control} name={`safety.${party}.contact`} label="E-mail or web address">
          {(field) => <Input disabled={disabled} {...field} />}
        </FormField>
        <FormField control={control} name={`safety.${party}.address`} label="Postal address">
          {(field) => <Input disabled={disabled} {...field} />}
        </FormField>
        <FormField control={control} name={`safety.${party}.country`} label="Country">
          {(field) => <Combobox {...field} disabled={disabled} choices={[{ value: '', label: 'Not given' }, ...origins()]} />}
        </FormField>
      </div>
    </fieldset>
  )
}
