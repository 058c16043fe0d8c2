import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'

import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import { optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { PolicyCard } from './policy-card'
import { SectionPage } from './section-page'
import { policyTemplatesQuery, type Sections } from './settings-api'

const LONGEST = 15_000
const schema = z.object({
  refund: optionalText('The refund policy', LONGEST),
  shipping: optionalText('The shipping policy', LONGEST),
  privacy: optionalText('The privacy policy', LONGEST),
  terms: optionalText('The terms', LONGEST),
  withdrawal: optionalText('The right of withdrawal', LONGEST),
  imprint: optionalText('The legal notice', LONGEST),
})

const toValues = (section: Sections['policies']) => ({ ...section })
const toSection = (values: Sections['policies']) => values
const LABELS = {
  refund: 'Refund policy',
  shipping: 'Shipping policy',
  privacy: 'Privacy policy',
  terms: 'Terms of service',
  withdrawal: 'Right of withdrawal',
  imprint: 'Legal notice',
}

/** One text at a time; all of them are one form. */
export function PoliciesSettings() {
  const store = useStore()
  const { data } = useSuspenseQuery(policyTemplatesQuery(store.id))
  const [kind, setKind] = useState('refund')
  return (
    <SectionPage section="policies" schema={schema} toValues={toValues} toSection={toSection} labels={LABELS}>
      {(control) => (
        <Tabs value={kind} onValueChange={setKind}>
          <TabsList aria-label="Policies">
            {data.items.map((policy) => (
              <Tab key={policy.kind} value={policy.kind}>
                {policy.title}
              </Tab>
            ))}
          </TabsList>
          {data.items.map((policy) => (
            <TabPanel key={policy.kind} value={policy.kind}>
              <PolicyCard control={control} policy={policy} disabled={!store.can('store:write')} />
            </TabPanel>
          ))}
        </Tabs>
      )}
    </SectionPage>
  )
}
