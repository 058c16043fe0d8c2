import { useState } from 'react'
import { z } from 'zod'

import { Banner } from '@/components/ui/banner'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { countries } from '@/lib/places'
import { useStore } from '@/lib/store-context'

import { addressDifferences, changeAddress, useRefreshOrder, type Order } from './api'
import { countryName } from './words'

const optional = (max: number) => z.string().trim().max(max, `Use at most ${max} characters.`)

const schema = z.object({
  name: text('Name', { max: 100 }),
  company: optional(100),
  line1: text('Street and number', { max: 200 }),
  line2: optional(200),
  postal_code: optional(20),
  city: optional(100),
  province: optional(100),
  country: text('Country'),
  phone: optional(40),
  tax_id: optional(40),
})

type Values = z.infer<typeof schema>

/** Corrects where the order goes. What would have cost something else is said once before. */
export function AddressDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const store = useStore()
  const refresh = useRefreshOrder(store.id, order.id)
  const [shown, setShown] = useState<{ values: string; differences: string[] } | null>(null)
  const form = useSubmitForm<Values>({
    schema,
    defaults: valuesOf(order),
    submit: async (values) => {
      const asked = JSON.stringify(values)
      if (shown?.values !== asked) {
        const { items } = await addressDifferences(store.id, order.id, values)
        setShown({ values: asked, differences: items })
        if (items.length > 0) return
      }
      await changeAddress(store.id, order, values)
      toast('Address changed')
      onClose()
      await refresh()
    },
  })
  const options = countries()
  const code = valuesOf(order).country
  if (!options.some(({ value }) => value === code)) options.unshift({ value: code, label: countryName(code) })
  const differences = shown?.differences ?? []
  const field = (name: keyof Values, label: string, autoComplete = 'off', className = '') => (
    <FormField control={form.control} name={name} label={label} className={className}>
      {(props) => <Input autoComplete={autoComplete} {...props} />}
    </FormField>
  )
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <FormDialogContent
        title={`Change the address of order #${order.number}`}
        description="Possible until a supplier has been asked to send it. The shopper is told by mail. Invoices keep what they said."
        form={form}
        action={differences.length > 0 ? 'Change anyway' : 'Change address'}
        refused="The address is not changed"
      >
        <div className="grid gap-4 sm:grid-cols-2">
          {field('name', 'Name')}
          {field('company', 'Company')}
          {field('line1', 'Street and number', 'off', 'sm:col-span-2')}
          {field('line2', 'Flat, floor or building', 'off', 'sm:col-span-2')}
          {field('postal_code', 'Postal code')}
          {field('city', 'Town')}
          {field('province', 'Province or state')}
          <FormField control={form.control} name="country" label="Country">
            {(props) => <Select {...props} options={options} />}
          </FormField>
          {field('phone', 'Phone')}
          {field('tax_id', 'Tax number of the person')}
        </div>
        {differences.length > 0 && (
          <Banner kind="warning" title="Nothing of this is charged or given back">
            <ul className="flex flex-col gap-1">
              {differences.map((difference) => (
                <li key={difference}>{difference}</li>
              ))}
            </ul>
          </Banner>
        )}
      </FormDialogContent>
    </Dialog>
  )
}

function valuesOf({ address }: Order): Values {
  const part = (name: string) => (typeof address[name] === 'string' ? address[name] : '')
  return {
    name: part('name'),
    company: part('company'),
    line1: part('line1'),
    line2: part('line2'),
    postal_code: part('postal_code'),
    city: part('city'),
    province: part('province'),
    country: part('country'),
    phone: part('phone'),
    tax_id: part('tax_id'),
  }
}
