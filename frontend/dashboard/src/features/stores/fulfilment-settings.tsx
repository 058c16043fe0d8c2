import { z } from 'zod'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { AffixedInput } from '@/components/ui/input'
import { FormField } from '@/components/patterns/form-field'
import { SwitchField } from '@/components/patterns/switch-field'

import { SectionPage } from './section-page'
import type { Sections } from './settings-api'
import { fromBasisPoints, percent, toBasisPoints, wholeNumber } from './whole-number'

const SECONDS = 60

const schema = z.object({
  auto_fulfil: z.boolean(),
  cancel_window_seconds: wholeNumber('Minutes', { min: 0, max: 1440 }),
  hold_risk_threshold: wholeNumber('Risk', { min: 0, max: 100 }),
  loss_guard_basis_points: percent('Profit', { max: 90 }),
})
type Values = z.infer<typeof schema>

const toValues = (section: Sections['fulfilment']): Values => ({
  auto_fulfil: section.auto_fulfil,
  cancel_window_seconds: String(Math.round(section.cancel_window_seconds / SECONDS)),
  hold_risk_threshold: String(section.hold_risk_threshold),
  loss_guard_basis_points: fromBasisPoints(section.loss_guard_basis_points),
})
const toSection = (values: Values) => ({
  auto_fulfil: values.auto_fulfil,
  cancel_window_seconds: Number(values.cancel_window_seconds) * SECONDS,
  hold_risk_threshold: Number(values.hold_risk_threshold),
  loss_guard_basis_points: toBasisPoints(values.loss_guard_basis_points),
})

const labels = {
  auto_fulfil: 'Automatic ordering',
  cancel_window_seconds: 'Wait before ordering (minutes)',
  hold_risk_threshold: 'Hold risky payments from',
  loss_guard_basis_points: 'Least profit (percent)',
}

/** What happens between a paid order and the supplier. */
export function FulfilmentSettings() {
  return (
    <SectionPage section="fulfilment" schema={schema} toValues={toValues} toSection={toSection} labels={labels}>
      {(control) => (
        <>
          <Card>
            <CardHeader title="Ordering from suppliers" />
            <CardBody>
              <SwitchField
                control={control}
                name="auto_fulfil"
                label="Order from suppliers automatically"
                hint="Off: every order waits for you to send it on."
              />
              <FormField
                control={control}
                name="cancel_window_seconds"
                label="Wait before ordering"
                hint="Time in which an order can be cancelled at no cost. 0 orders at once."
                className="max-w-60"
              >
                {(field) => <AffixedInput inputMode="numeric" after="minutes" {...field} />}
              </FormField>
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="When to ask you first" description="Such orders wait under Needs action." />
            <CardBody>
              <FormField
                control={control}
                name="hold_risk_threshold"
                label="Hold risky payments from"
                hint="Stripe rates each payment from 0 to 100. It calls 65 elevated and 75 highest."
                className="max-w-60"
              >
                {(field) => <AffixedInput inputMode="numeric" after="of 100" {...field} />}
              </FormField>
              <FormField
                control={control}
                name="loss_guard_basis_points"
                label="Hold orders that leave less profit than"
                hint="Compared with the supplier's price at the moment of ordering. 0 only stops losses."
                className="max-w-60"
              >
                {(field) => <AffixedInput inputMode="decimal" after="% of the revenue" {...field} />}
              </FormField>
            </CardBody>
          </Card>
        </>
      )}
    </SectionPage>
  )
}
