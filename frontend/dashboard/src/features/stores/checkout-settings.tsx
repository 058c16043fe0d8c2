import { z } from 'zod'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { AffixedInput } from '@/components/ui/input'
import { RadioCards } from '@/components/ui/radio-cards'
import { FormField } from '@/components/patterns/form-field'
import { SwitchField } from '@/components/patterns/switch-field'

import { SectionPage } from './section-page'
import type { Sections } from './settings-api'
import { wholeNumber } from './whole-number'

const schema = z.object({
  reservation_minutes: wholeNumber('Minutes', { min: 30, max: 1440 }),
  button_text: z.enum(['by_law', 'pay_now', 'place_order', 'order_with_obligation']),
  phone_required: z.boolean(),
})
type Values = z.infer<typeof schema>

const toValues = (section: Sections['checkout']): Values => ({
  ...section,
  reservation_minutes: String(section.reservation_minutes),
})
const toSection = (values: Values) => ({ ...values, reservation_minutes: Number(values.reservation_minutes) })

export function CheckoutSettings() {
  return (
    <SectionPage section="checkout" schema={schema} toValues={toValues} toSection={toSection}>
      {(control) => (
        <>
          <Card>
            <CardHeader title="The last button" description="Some countries say how it must read." />
            <CardBody>
              <FormField control={control} name="button_text" label="Text of the button" hideLabel>
                {(field) => (
                  <RadioCards
                    label="Text of the button"
                    value={field.value}
                    onChange={field.onChange}
                    options={[
                      {
                        value: 'by_law',
                        label: 'As the law of the country asks',
                        hint: '“Order with obligation to pay” in the European Union, “Continue to payment” elsewhere.',
                      },
                      { value: 'pay_now', label: 'Pay now', hint: 'Understood everywhere.' },
                      { value: 'place_order', label: 'Place order', hint: 'Usual in North America.' },
                      {
                        value: 'order_with_obligation',
                        label: 'Order with obligation to pay',
                        hint: 'What the law asks for in the European Union.',
                      },
                    ]}
                  />
                )}
              </FormField>
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Shoppers" />
            <CardBody>
              <SwitchField
                control={control}
                name="phone_required"
                label="Ask for a phone number"
                hint="Some carriers need one. Every field costs a few orders."
              />
              <FormField
                control={control}
                name="reservation_minutes"
                label="Hold stock while a shopper pays"
                hint="From 30 minutes to 24 hours (1440). After it, others can buy the item."
                className="max-w-60"
              >
                {(field) => <AffixedInput inputMode="numeric" after="minutes" {...field} />}
              </FormField>
            </CardBody>
          </Card>
        </>
      )}
    </SectionPage>
  )
}
