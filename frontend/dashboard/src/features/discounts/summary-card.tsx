import { useWatch, type Control } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Copyable } from '@/components/ui/copyable'
import { useStore } from '@/lib/store-context'

import type { Discount } from './api'
import { toRequest, type DiscountValues } from './discount-form'
import { summary, type Names } from './summary'

/** What the form says, in words, while it is being filled in. */
export function SummaryCard({
  control,
  names,
  record,
}: {
  control: Control<DiscountValues>
  names: Names
  record: Discount | null
}) {
  const { currency } = useStore()
  const values = useWatch({ control }) as DiscountValues
  const [first, ...others] = summary(toRequest(values, currency, record), names)
  return (
    <Card>
      <CardHeader title="Summary" />
      <CardBody className="gap-2">
        <p className="font-medium" aria-live="polite">
          {first}
        </p>
        <ul className="flex list-disc flex-col gap-1 pl-5 text-muted">
          {others.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {record?.share_url && (
          <div className="mt-2 flex flex-col gap-1 border-t border-border pt-3">
            <p className="text-sm text-muted">A link that applies the code:</p>
            <Copyable value={record.share_url} label="link" />
          </div>
        )}
      </CardBody>
    </Card>
  )
}
