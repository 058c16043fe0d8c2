import { z } from 'zod'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { FormField } from '@/components/patterns/form-field'
import { email, optionalText } from '@/lib/fields'

import { SectionPage } from './section-page'
import type { Sections } from './settings-api'

const schema = z.object({
  legal_name: optionalText('Legal name'),
  contact_email: z.union([z.literal(''), email()]),
  contact_phone: optionalText('Phone', 40).regex(/^[+0-9 ()/.-]*$/, 'Use digits, spaces and + ( ) / . - only.'),
  street: optionalText('Street'),
  postal_code: optionalText('Postal code', 20),
  city: optionalText('City'),
  region: optionalText('Region'),
  tax_number: optionalText('Tax number', 40),
})

const toValues = (section: Sections['general']) => ({ ...section })
const toSection = (values: Sections['general']) => values

/** Who is behind the store, as policies, mails and invoices name them. */
export function BusinessSettings() {
  return (
    <SectionPage section="general" schema={schema} toValues={toValues} toSection={toSection}>
      {(control) => (
        <>
          <Card>
            <CardHeader title="Contact" description="Shoppers find it in your policies and in every mail." />
            <CardBody>
              <div className="grid gap-4 sm:grid-cols-2">
                <FormField control={control} name="contact_email" label="E-mail">
                  {(field) => <Input type="email" autoComplete="email" {...field} />}
                </FormField>
                <FormField control={control} name="contact_phone" label="Phone" aside="Optional">
                  {(field) => <Input type="tel" autoComplete="tel" {...field} />}
                </FormField>
              </div>
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Company" description="The legal seller behind the store." />
            <CardBody>
              <FormField control={control} name="legal_name" label="Legal name">
                {(field) => <Input autoComplete="organization" {...field} />}
              </FormField>
              <FormField control={control} name="street" label="Street and number">
                {(field) => <Input autoComplete="street-address" {...field} />}
              </FormField>
              <div className="grid gap-4 sm:grid-cols-[1fr_2fr]">
                <FormField control={control} name="postal_code" label="Postal code">
                  {(field) => <Input autoComplete="postal-code" {...field} />}
                </FormField>
                <FormField control={control} name="city" label="City">
                  {(field) => <Input autoComplete="address-level2" {...field} />}
                </FormField>
              </div>
              <div className="grid gap-4 sm:grid-cols-2">
                <FormField control={control} name="region" label="State or region" aside="Optional">
                  {(field) => <Input autoComplete="address-level1" {...field} />}
                </FormField>
                <FormField control={control} name="tax_number" label="Tax number" aside="Optional">
                  {(field) => <Input {...field} />}
                </FormField>
              </div>
            </CardBody>
          </Card>
        </>
      )}
    </SectionPage>
  )
}
