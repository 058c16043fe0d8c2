import { useSuspenseQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useFormState, type Control } from 'react-hook-form'
import { z } from 'zod'

import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import { optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { PolicyCard } from './policy-card'
import { SectionPage } from './section-page'
import { policyTemplatesQuery, type PolicyTemplate, type Sections } from './settings-api'

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
  return (
    <SectionPage section="policies" schema={schema} toValues={toValues} toSection={toSection} labels={LABELS}>
      {(control) => <PolicyTabs control={control} policies={data.items} disabled={!store.can('store:write')} />}
    </SectionPage>
  )
}

/** Only the open text is on the page, so a refused save opens the first one that is wrong. */
function PolicyTabs({ control, policies, disabled }: { control: Control<Sections['policies']>; policies: PolicyTemplate[]; disabled: boolean }) {
  const [kind, setKind] = useState<string>('refund')
  const { errors, submitCount, isSubmitting } = useFormState({ control })
  const [answered, setAnswered] = useState(0)
  const isWrong = (one: string) => one in errors
  const firstWrong = policies.find((policy) => isWrong(policy.kind))?.kind

  if (!isSubmitting && answered !== submitCount) {
    setAnswered(submitCount)
    if (firstWrong && !isWrong(kind)) setKind(firstWrong)
  }

  return (
    <Tabs value={kind} onValueChange={setKind}>
      <TabsList aria-label="Policies">
        {policies.map((policy) => (
          <Tab key={policy.kind} value={policy.kind}>
            {policy.title}
            {isWrong(policy.kind) && <CircleAlert className="size-4 text-danger" aria-label="needs another look" />}
          </Tab>
        ))}
      </TabsList>
      {policies.map((policy) => (
        <TabPanel key={policy.kind} value={policy.kind}>
          <PolicyCard control={control} policy={policy} disabled={disabled} />
        </TabPanel>
      ))}
    </Tabs>
  )
}
