import { lazy, Suspense } from 'react'
import { useFormContext } from 'react-hook-form'

import { Card, CardBody } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { FormField } from '@/components/patterns/form-field'

import type { ProductValues } from './product-values'

const RichText = lazy(() => import('@/components/patterns/rich-text'))

export function BasicsCard({ disabled }: { disabled: boolean }) {
  const { control } = useFormContext<ProductValues>()
  return (
    <Card>
      <CardBody>
        <FormField control={control} name="title" label="Title" required>
          {(field) => <Input placeholder="Dimmable desk lamp" disabled={disabled} {...field} />}
        </FormField>
        <FormField control={control} name="description_html" label="Description">
          {({ value, onChange, onBlur }) => (
            <Suspense fallback={<Skeleton className="h-47 w-full rounded-control" />}>
              <RichText value={value} onChange={onChange} onBlur={onBlur} disabled={disabled} />
            </Suspense>
          )}
        </FormField>
      </CardBody>
    </Card>
  )
}
