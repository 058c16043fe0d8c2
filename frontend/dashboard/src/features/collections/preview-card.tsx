import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { ProductLine } from '@/components/patterns/product-line'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { jobQuery, previewQuery } from './api'
import { clean, type CollectionValues } from './collection-values'
import { isComplete } from './rule-words'

/** Which products the rules match as they stand in the form. */
export function PreviewCard() {
  const store = useStore()
  const { control } = useFormContext<CollectionValues>()
  const [match, typed] = useWatch({ control, name: ['match', 'rules'] })
  const rules = useDeferredValue(typed).filter(isComplete).map(clean)
  const found = useQuery({ ...previewQuery(store.id, match, rules), enabled: rules.length > 0, placeholderData: keepPreviousData })
  const { data: job } = useQuery(jobQuery(store.id))
  const count = found.data?.matched ?? 0
  return (
    <Card>
      <CardHeader title="Products that fit" />
      <CardBody>
        <p role="status" className="text-muted">
          {rules.length === 0 && 'Finish a rule to see its products.'}
          {rules.length > 0 && found.isError && messageOf(found.error)}
          {rules.length > 0 && found.isPending && !found.isError && 'Counting …'}
          {rules.length > 0 && found.isSuccess && (count === 1 ? '1 product fits now.' : `${count.toLocaleString()} products fit now.`)}
        </p>
        {rules.length > 0 && (
          <ul className="divide-y divide-border" aria-label="The newest products that fit">
            {found.data?.items.map((card) => (
              <li key={card.id} className="flex min-h-11 items-center gap-3 py-1.5">
                <ProductLine card={card} />
              </li>
            ))}
          </ul>
        )}
        {job?.is_running && (
          <div className="flex flex-col gap-1.5">
            <p className="text-sm text-muted">
              The last change is reaching the products: {job.looked_at.toLocaleString()}
              {job.total ? ` of ${job.total.toLocaleString()}` : ''} looked at.
            </p>
            <Progress value={Math.min(job.looked_at, job.total ?? job.looked_at)} max={Math.max(job.total ?? 0, job.looked_at, 1)} label="Products looked at" />
          </div>
        )}
      </CardBody>
    </Card>
  )
}
