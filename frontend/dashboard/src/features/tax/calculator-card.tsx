import { useState } from 'react'
import { z } from 'zod'

import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { MoneyText } from '@/components/patterns/money-text'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { amount, optionalText } from '@/lib/fields'
import { countries } from '@/lib/places'
import { useStore } from '@/lib/store-context'
import { TAX_CLASSES, taxClassChoices } from '@/lib/tax-classes'

import { calculate, type Calculation } from './api'
import { toPercent } from './rates'

const schema = z.object({
  country: z.string().min(1, 'Choose a country.'),
  province: optionalText('State or province', 64),
  postal_code: optionalText('Postal code', 16),
  vat_number: optionalText('VAT number', 40),
  tax_class: z.enum(TAX_CLASSES),
  price: amount('The price').nullable(),
  shipping: amount('Shipping').nullable(),
})

/** What a shopper somewhere would pay, by the settings as they are saved. */
export function CalculatorCard() {
  const store = useStore()
  const [found, setFound] = useState<Calculation | null>(null)
  const form = useSubmitForm<z.infer<typeof schema>>({
    schema,
    defaults: {
      country: '',
      province: '',
      postal_code: '',
      vat_number: '',
      tax_class: 'standard',
      price: null,
      shipping: null,
    },
    rename: (field) => (field.startsWith('lines.0.price') ? 'price' : field.replace(/^shipping\..*/, 'shipping')),
    submit: async ({ price, shipping, tax_class, ...place }) => {
      setFound(null)
      const money = (minor: number | null) => ({ amount: minor ?? 0, currency: store.currency })
      const lines = [{ price: money(price), tax_class }]
      setFound(await calculate(store.id, { ...place, lines, shipping: money(shipping), city: '', is_exempt: false }))
    },
  })
  const { control } = form
  return (
    <Card>
      <CardHeader title="Try it out" description="What would a shopper pay, and why? Uses the settings as they are saved." />
      <CardBody>
        <form {...form.props} className="flex flex-col gap-4">
          <FormBanner problem={form.problem} title="This cannot be calculated" />
          <div className="grid items-start gap-4 sm:grid-cols-3">
            <FormField control={control} name="country" label="Shopper in">
              {(field) => <Combobox {...field} choices={countries()} />}
            </FormField>
            <FormField control={control} name="province" label="State or province" aside="Optional">
              {(field) => <Input autoComplete="off" {...field} />}
            </FormField>
            <FormField control={control} name="postal_code" label="Postal code" aside="Optional">
              {(field) => <Input autoComplete="off" {...field} />}
            </FormField>
            <FormField control={control} name="price" label="Goods">
              {(field) => <MoneyInput {...field} currency={store.currency} />}
            </FormField>
            <FormField control={control} name="tax_class" label="Tax class">
              {(field) => <Select options={taxClassChoices} {...field} />}
            </FormField>
            <FormField control={control} name="shipping" label="Shipping" aside="Optional">
              {(field) => <MoneyInput {...field} currency={store.currency} />}
            </FormField>
            <FormField control={control} name="vat_number" label="VAT number" aside="Of a business">
              {(field) => <Input autoComplete="off" placeholder="FR40303265045" {...field} />}
            </FormField>
          </div>
          <Button type="submit" busy={form.isBusy} className="self-start">
            Calculate
          </Button>
        </form>
        <div aria-live="polite">{found && <Result found={found} />}</div>
      </CardBody>
    </Card>
  )
}

function Result({ found }: { found: Calculation }) {
  return (
    <div className="flex flex-col gap-3 rounded-card bg-surface-2 p-4 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{found.explanation}</span>
        {found.is_fallback && <Badge tone="warning">Tax service did not answer</Badge>}
      </p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1">
        <dt className="text-muted">Goods</dt>
        <dd className="text-right">
          <MoneyText value={found.goods} />
        </dd>
        <dt className="text-muted">Shipping</dt>
        <dd className="text-right">
          <MoneyText value={found.shipping} />
        </dd>
        {found.parts.map((part) => (
          <Part key={`${part.jurisdiction}${part.name}${part.parts_per_million}`} part={part} inside={found.is_inclusive} />
        ))}
        <dt className="font-medium">Shopper pays</dt>
        <dd className="text-right font-medium">
          <MoneyText value={found.total} />
        </dd>
      </dl>
      {found.note && <p className="text-muted">On the invoice: {found.note}</p>}
      {found.source && <p className="text-muted">Source: {found.source}</p>}
    </div>
  )
}

const Part = ({ part, inside }: { part: Calculation['parts'][number]; inside: boolean }) => (
  <>
    <dt className="text-muted">
      {part.name} {toPercent(part.parts_per_million)}% ({part.jurisdiction}){inside && ', inside the price'}
    </dt>
    <dd className="text-right">
      <MoneyText value={part.amount} muted={inside} />
    </dd>
  </>
)
