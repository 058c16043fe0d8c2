import type { Control } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'
import { SwitchField } from '@/components/patterns/switch-field'

import type { TaxValues } from './tax-form'

const PRICES = [
  { value: 'by_market', label: 'As shoppers of the country expect' },
  { value: 'inclusive', label: 'Tax is always inside' },
  { value: 'exclusive', label: 'Tax is always added' },
]
const SHIPPING = [
  { value: 'by_law', label: 'As the place has it' },
  { value: 'taxed', label: 'Always, at the standard rate' },
  { value: 'free', label: 'Never' },
]

/** How prices hold their tax, and what counts as a business. */
export function RulesCard({ control, disabled }: { control: Control<TaxValues>; disabled: boolean }) {
  return (
    <Card>
      <CardHeader title="How tax is charged" />
      <CardBody>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <FormField
            control={control}
            name="prices"
            label="Your prices"
            hint="By custom they hold their tax in the EU, the UK and Australia, and not in the US and Canada."
          >
            {(field) => <Select options={PRICES} disabled={disabled} {...field} />}
          </FormField>
          <FormField
            control={control}
            name="shipping"
            label="Tax on shipping"
            hint="In most places shipping is taxed like the goods in the parcel."
          >
            {(field) => <Select options={SHIPPING} disabled={disabled} {...field} />}
          </FormField>
        </div>
        <SwitchField
          control={control}
          name="home_rates_in_eu"
          label="Charge my own country’s VAT all over the EU"
          hint="Right while your sales to other EU countries stay below €10,000 a year. Past that, register for OSS."
          disabled={disabled}
        />
        <SwitchField
          control={control}
          name="accept_unchecked_vat_numbers"
          label="Trust well-formed VAT numbers while the EU’s register is down"
          hint="Off: VAT is charged and the buyer is told. On: you answer for wrong numbers."
          disabled={disabled}
        />
        <FormField
          control={control}
          name="untaxed_note"
          label="Note on invoices without tax"
          aside="Optional"
          hint="Some countries want small businesses to say why no tax is shown."
        >
          {(field) => <Input disabled={disabled} {...field} />}
        </FormField>
      </CardBody>
    </Card>
  )
}
