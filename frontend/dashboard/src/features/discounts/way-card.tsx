import { useWatch, type Control } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { RadioCards } from '@/components/ui/radio-cards'
import { FormField } from '@/components/patterns/form-field'

import type { DiscountValues } from './discount-form'

/** How shoppers come by it, and what it is called. */
export function WayCard({ control }: { control: Control<DiscountValues> }) {
  const method = useWatch({ control, name: 'method' })
  return (
    <Card>
      <CardHeader title="How shoppers get it" />
      <CardBody>
        <FormField control={control} name="method" label="How shoppers get it" hideLabel>
          {(field) => (
            <RadioCards
              label="How shoppers get it"
              columns={2}
              value={field.value}
              onChange={field.onChange}
              options={[
                { value: 'code', label: 'With a code', hint: 'Typed in the cart, or by a link' },
                { value: 'automatic', label: 'Automatically', hint: 'For every cart that fits' },
              ]}
            />
          )}
        </FormField>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <FormField
            control={control}
            name="title"
            label="Title"
            hint={method === 'automatic' ? 'Shoppers see it in their cart.' : 'Only you see it.'}
          >
            {(field) => <Input autoComplete="off" placeholder="Spring sale" {...field} />}
          </FormField>
          {method === 'code' && (
            <FormField
              control={control}
              name="code"
              label="Code"
              hint="Empty for unique codes only, which you make after saving."
            >
              {(field) => <Input autoComplete="off" autoCapitalize="characters" className="uppercase" placeholder="SPRING" {...field} />}
            </FormField>
          )}
        </div>
      </CardBody>
    </Card>
  )
}
