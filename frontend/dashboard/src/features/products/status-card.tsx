import { useFormContext, useWatch } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'

import type { Product } from './api'
import type { ProductValues } from './product-values'

const STATUSES = [
  { value: 'draft', label: 'Draft' },
  { value: 'active', label: 'Active' },
  { value: 'archived', label: 'Archived' },
]

const MEANING: Record<ProductValues['status'], string> = {
  draft: 'Only you see it.',
  active: 'Shoppers find it and can buy it.',
  archived: 'Out of the shop and out of the way. Its orders stay.',
}

export function StatusCard({ product, disabled }: { product: Product | null; disabled: boolean }) {
  const { control } = useFormContext<ProductValues>()
  const status = useWatch({ control, name: 'status' })
  return (
    <Card>
      <CardHeader title="Status" />
      <CardBody>
        <FormField control={control} name="status" label="Status" hideLabel hint={MEANING[status]}>
          {(field) => <Select options={STATUSES} disabled={disabled} {...field} />}
        </FormField>
        {product && (
          <p className="text-sm text-muted">
            Last changed <DateTime at={product.updated_at} />
            {product.published_at && (
              <>
                , first published <DateTime at={product.published_at} />
              </>
            )}
          </p>
        )}
      </CardBody>
    </Card>
  )
}
