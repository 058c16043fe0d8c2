import { z } from 'zod'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Textarea } from '@/components/ui/textarea'
import { FormField } from '@/components/patterns/form-field'
import { optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { SectionPage } from './section-page'
import type { Sections } from './settings-api'

const LONGEST = 10_000
const schema = z.object({
  refund: optionalText('The refund policy', LONGEST),
  shipping: optionalText('The shipping policy', LONGEST),
  privacy: optionalText('The privacy policy', LONGEST),
  terms: optionalText('The terms', LONGEST),
})

const KINDS = [
  ['refund', 'Refund policy'],
  ['shipping', 'Shipping policy'],
  ['privacy', 'Privacy policy'],
  ['terms', 'Terms of service'],
] as const

const toValues = (section: Sections['policies']) => ({ ...section })
const toSection = (values: Sections['policies']) => values

export function PoliciesSettings() {
  const { url } = useStore()
  return (
    <SectionPage section="policies" schema={schema} toValues={toValues} toSection={toSection}>
      {(control) => (
        <Card>
          <CardHeader
            title="Policies"
            description="Leave one empty and your store shows a sensible text that we wrote. An empty line starts a new paragraph."
          />
          <CardBody>
            {KINDS.map(([kind, label]) => (
              <FormField
                key={kind}
                control={control}
                name={kind}
                label={label}
                aside={
                  <a href={`${url}/policies/${kind}`} target="_blank" rel="noreferrer" className="link">
                    See it in your store
                  </a>
                }
              >
                {(field) => <Textarea placeholder="Our text is shown" {...field} />}
              </FormField>
            ))}
          </CardBody>
        </Card>
      )}
    </SectionPage>
  )
}
