import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useFormContext } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'
import { useStore } from '@/lib/store-context'
import { taxClassChoices } from '@/lib/tax-classes'

import { facetsQuery } from './api'
import type { ProductValues } from './product-values'
import { TagsInput } from './tags-input'

export function OrganisationCard({ disabled }: { disabled: boolean }) {
  const store = useStore()
  const { control } = useFormContext<ProductValues>()
  const { data: facets } = useQuery(facetsQuery(store.id))
  const id = useId()
  const list = (name: string, words: string[] = []) => (
    <datalist id={`${id}-${name}`}>
      {words.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  )
  return (
    <Card>
      <CardHeader title="Organisation" />
      <CardBody>
        <FormField control={control} name="vendor" label="Vendor">
          {(field) => <Input list={`${id}-vendors`} autoComplete="off" disabled={disabled} {...field} />}
        </FormField>
        <FormField control={control} name="product_type" label="Type">
          {(field) => <Input list={`${id}-types`} autoComplete="off" disabled={disabled} {...field} />}
        </FormField>
        <FormField control={control} name="tags" label="Tags" hint="Enter or a comma ends a tag.">
          {({ value, onChange, onBlur }) => (
            <TagsInput value={value} onChange={onChange} onBlur={onBlur} suggestions={facets?.tags ?? []} disabled={disabled} />
          )}
        </FormField>
        <FormField control={control} name="tax_class" label="Tax class" hint="Some countries tax books or food less.">
          {(field) => <Select options={taxClassChoices} disabled={disabled} {...field} />}
        </FormField>
        {list('vendors', facets?.vendors)}
        {list('types', facets?.types)}
      </CardBody>
    </Card>
  )
}
