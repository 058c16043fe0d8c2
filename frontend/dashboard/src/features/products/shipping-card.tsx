import { useFormContext } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { FormField } from '@/components/patterns/form-field'
import { origins } from '@/lib/places'

import { count, NumberInput } from './draft-input'
import type { ProductValues } from './product-values'
import { useRange } from './use-range'
import { ShippingFields } from './variant-fields'

export function ShippingCard({ disabled }: { disabled: boolean }) {
  const { control } = useFormContext<ProductValues>()
  const range = useRange()
  const [first] = range.variants
  const weights = new Set(range.variants.map((variant) => variant.weight_grams))
  const all = new Set(range.variants.map((variant) => variant.key))
  const problem = range.variants.map((_, at) => range.problems(at).weight_grams).find(Boolean)

  return (
    <Card>
      <CardHeader title="Shipping and customs" />
      <CardBody>
        {range.options.length === 0 && first ? (
          <ShippingFields
            variant={first}
            saved={undefined}
            problems={range.problems(0)}
            disabled={disabled}
            onPatch={(change) => range.patch(first.key, change)}
          />
        ) : (
          <Field
            label="Weight of each variant"
            error={problem}
            className="max-w-60"
            hint={weights.size > 1 ? 'They differ. What you type here is for all of them.' : undefined}
          >
            <NumberInput
              notation={count}
              after="g"
              placeholder={weights.size > 1 ? 'Different' : ''}
              value={weights.size === 1 ? ([...weights][0] ?? null) : null}
              disabled={disabled}
              onChange={(weight_grams) => range.patch(all, { weight_grams })}
            />
          </Field>
        )}
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <FormField control={control} name="country_of_origin" label="Country of origin" aside="Optional">
            {(field) => <Combobox {...field} disabled={disabled} choices={[{ value: '', label: 'Not given' }, ...origins()]} />}
          </FormField>
          <FormField control={control} name="hs_code" label="HS code" aside="Optional" hint="6 to 13 digits: what customs call it.">
            {(field) => <Input inputMode="numeric" placeholder="851830" disabled={disabled} {...field} />}
          </FormField>
        </div>
      </CardBody>
    </Card>
  )
}
