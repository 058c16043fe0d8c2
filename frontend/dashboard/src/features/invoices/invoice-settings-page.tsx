import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { z } from 'zod'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { FormField } from '@/components/patterns/form-field'
import { RecordForm } from '@/components/patterns/record-form'
import { SwitchField } from '@/components/patterns/switch-field'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { invoiceSettingsQuery, readInvoiceSettings, saveInvoiceSettings, type InvoiceSettings } from './api'

const prefix = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9/._-]{0,12}(\{year\})?[A-Za-z0-9/._-]{0,12}$/, 'Use letters, digits, / . _ - and {year}.')

const schema = z
  .object({
    invoice_prefix: prefix,
    credit_prefix: prefix,
    footer: optionalText('Footer', 500),
    sends_by_mail: z.boolean(),
  })
  .refine((values) => values.invoice_prefix !== values.credit_prefix, {
    path: ['credit_prefix'],
    message: 'Credit notes need a prefix of their own.',
  })

type Values = z.infer<typeof schema>

const toValues = (settings: InvoiceSettings | null): Values => ({
  invoice_prefix: settings?.invoice_prefix ?? '',
  credit_prefix: settings?.credit_prefix ?? '',
  footer: settings?.footer ?? '',
  sends_by_mail: settings?.sends_by_mail ?? false,
})

const example = (typed: string) => `${typed.replace('{year}', String(new Date().getFullYear()))}0001`

/** How invoices are numbered and what they say at the end. */
export function InvoiceSettingsPage() {
  const store = useStore()
  const queryClient = useQueryClient()
  const { data: record } = useSuspenseQuery(invoiceSettingsQuery(store.id))
  const disabled = !store.can('invoices:write')
  const state = useRecordForm<Values, InvoiceSettings>({
    record,
    schema,
    toValues,
    save: (values, etag) => saveInvoiceSettings(store.id, values, etag),
    reload: () => readInvoiceSettings(store.id),
    noun: 'Invoice settings',
    labels: { invoice_prefix: 'Invoice numbers', credit_prefix: 'Credit note numbers', sends_by_mail: 'Mail invoices' },
    onSaved: (saved) => queryClient.setQueryData(invoiceSettingsQuery(store.id).queryKey, saved),
  })
  const { control } = state
  const [invoices, credits] = useWatch({ control, name: ['invoice_prefix', 'credit_prefix'] })
  return (
    <RecordForm state={state}>
      <Card>
        <CardHeader
          title="Numbers"
          description="Every number follows the one before it, without a gap. A new beginning starts at 1 again; {year} does so every year."
        />
        <CardBody>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <FormField control={control} name="invoice_prefix" label="Invoices begin with" hint={`The first one is ${example(invoices)}.`}>
              {(field) => <Input autoComplete="off" disabled={disabled} {...field} />}
            </FormField>
            <FormField control={control} name="credit_prefix" label="Credit notes begin with" hint={`The first one is ${example(credits)}.`}>
              {(field) => <Input autoComplete="off" disabled={disabled} {...field} />}
            </FormField>
          </div>
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Content"
          description="Your legal name and address come from the business settings, your tax numbers from your registrations."
        />
        <CardBody>
          <FormField control={control} name="footer" label="At the end" aside="Optional" hint="Bank account, register number, a word of thanks.">
            {(field) => <Textarea rows={3} disabled={disabled} {...field} />}
          </FormField>
          <SwitchField
            control={control}
            name="sends_by_mail"
            label="Mail every invoice and credit note to the buyer"
            hint="Off: buyers still find the invoice on the page of their order."
            disabled={disabled}
          />
        </CardBody>
      </Card>
    </RecordForm>
  )
}
