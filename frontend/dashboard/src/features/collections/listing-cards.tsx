import { lazy, Suspense } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { Card, CardBody } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { FormField } from '@/components/patterns/form-field'
import { SearchListingCard } from '@/components/patterns/search-listing-card'

import type { Picture } from './api'
import type { ListingValues } from './listing-fields'
import { PictureField } from './picture-field'

const RichText = lazy(() => import('@/components/patterns/rich-text'))

/** Title, description and picture: what collections and categories show above their products. */
export function BasicsCard({ picture, placeholder, disabled }: { picture: Picture | null; placeholder: string; disabled: boolean }) {
  const { control } = useFormContext<ListingValues>()
  return (
    <Card>
      <CardBody>
        <FormField control={control} name="title" label="Title" required>
          {(field) => <Input placeholder={placeholder} disabled={disabled} {...field} />}
        </FormField>
        <FormField control={control} name="description_html" label="Description" hint="Stands above the products.">
          {({ value, onChange, onBlur }) => (
            <Suspense fallback={<Skeleton className="h-47 w-full rounded-control" />}>
              <RichText value={value} onChange={onChange} onBlur={onBlur} disabled={disabled} />
            </Suspense>
          )}
        </FormField>
        <FormField control={control} name="picture" label="Picture" hint="On its own page and in the list of collections.">
          {(field) => <PictureField value={field.value} onChange={field.onChange} saved={picture} disabled={disabled} />}
        </FormField>
      </CardBody>
    </Card>
  )
}

export function SeoCard({ folder, savedHandle, disabled }: { folder: string; savedHandle: string; disabled: boolean }) {
  const { control } = useFormContext<ListingValues>()
  const html = useWatch({ control, name: 'description_html' })
  return <SearchListingCard folder={folder} html={html} savedHandle={savedHandle} disabled={disabled} />
}
