import { useWatch, type Control } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { AffixedInput } from '@/components/ui/input'
import { RadioCards } from '@/components/ui/radio-cards'
import { FormField } from '@/components/patterns/form-field'
import { useStore } from '@/lib/store-context'

import type { Currencies } from './api'
import type { MarketValues } from './market-form'
import { RateText } from './rate-text'

/** At which rate prices are changed: the one of the day, or the merchant's own. */
export function RateCard({ control, currencies }: { control: Control<MarketValues>; currencies: Currencies }) {
  const store = useStore()
  const { currency, rate } = useWatch({ control }) as MarketValues
  const known = currencies.items.find(({ code }) => code === currency)?.rate ?? null
  return (
    <Card>
      <CardHeader title="Exchange rate" />
      <CardBody>
        <FormField control={control} name="rate" label="Rate" hideLabel>
          {(field) => (
            <RadioCards
              label="Rate"
              columns={2}
              value={field.value}
              onChange={field.onChange}
              options={[
                {
                  value: 'daily',
                  label: 'The rate of the day',
                  hint: <RateText rate={known} base={store.currency} currency={currency} />,
                },
                { value: 'manual', label: 'A rate of your own', hint: 'Prices stay until you change it' },
              ]}
            />
          )}
        </FormField>
        <div className="grid gap-4 sm:grid-cols-2">
          {rate === 'manual' && (
            <FormField control={control} name="manual_rate" label={`One ${store.currency} is`}>
              {(field) => (
                <AffixedInput
                  inputMode="decimal"
                  autoComplete="off"
                  placeholder={known?.rate ?? '0.92'}
                  after={currency}
                  {...field}
                />
              )}
            </FormField>
          )}
          <FormField
            control={control}
            name="margin"
            label="Margin on the rate"
            hint="What changing money costs you: it is in prices and shipping."
          >
            {(field) => <AffixedInput inputMode="decimal" autoComplete="off" after="%" {...field} />}
          </FormField>
        </div>
      </CardBody>
    </Card>
  )
}
