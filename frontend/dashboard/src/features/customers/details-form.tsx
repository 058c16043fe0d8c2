import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { FormField } from '@/components/patterns/form-field'
import { RecordForm } from '@/components/patterns/record-form'
import { SwitchField } from '@/components/patterns/switch-field'
import { useRecordForm } from '@/components/patterns/use-record-form'
import type { Versioned } from '@/lib/api/client'
import { optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { customerQuery, readCustomer, updateCustomer, useRefreshCustomers, type Customer } from './api'
import { tagsOf } from './words'

const schema = z.object({
  name: optionalText('Name', 64),
  phone: optionalText('Phone', 30),
  tags: z
    .string()
    .refine((typed) => tagsOf(typed).length <= 25, 'Use at most 25 tags.')
    .refine((typed) => tagsOf(typed).every((tag) => tag.length <= 40 && !tag.includes('#')), 'A tag has at most 40 characters and no #.'),
  tax_exempt: z.boolean(),
  accepts_marketing: z.boolean(),
})

const toValues = (customer: Customer | null) => ({
  name: customer?.name ?? '',
  phone: customer?.phone ?? '',
  tags: customer?.tags.join(', ') ?? '',
  tax_exempt: customer?.tax_exempt ?? false,
  accepts_marketing: customer?.accepts_marketing ?? false,
})

const labels = { tax_exempt: 'Exempt from tax', accepts_marketing: 'News by e-mail' }

export function DetailsForm({ record }: { record: Versioned<Customer> }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const refresh = useRefreshCustomers(store.id)
  const id = record.value.id
  const state = useRecordForm({
    record,
    schema,
    toValues,
    save: (values, etag) => updateCustomer(store.id, id, { ...values, tags: tagsOf(values.tags) }, etag),
    reload: () => readCustomer(store.id, id),
    noun: 'Customer',
    labels,
    onSaved: (saved) => {
      queryClient.setQueryData(customerQuery(store.id, id).queryKey, saved)
      void refresh()
    },
  })
  const isReadOnly = !store.can('customers:write')
  return (
    <RecordForm state={state}>
      <Card>
        <CardHeader title="Details" />
        <CardBody>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField control={state.control} name="name" label="Name">
              {(field) => <Input autoComplete="off" readOnly={isReadOnly} {...field} />}
            </FormField>
            <FormField control={state.control} name="phone" label="Phone">
              {(field) => <Input type="tel" autoComplete="off" readOnly={isReadOnly} {...field} />}
            </FormField>
          </div>
          <FormField control={state.control} name="tags" label="Tags" hint="Separate them with commas. Find everybody with one by tag:vip in the list.">
            {(field) => <Input autoComplete="off" readOnly={isReadOnly} {...field} />}
          </FormField>
          <SwitchField
            control={state.control}
            name="tax_exempt"
            disabled={isReadOnly}
            label="Exempt from tax"
            hint="Their orders are charged without tax while they are signed in."
          />
          <SwitchField
            control={state.control}
            name="accepts_marketing"
            disabled={isReadOnly}
            label="News and offers by e-mail"
            hint="Switch on only for who told you so; that you did is kept."
          />
        </CardBody>
      </Card>
    </RecordForm>
  )
}
