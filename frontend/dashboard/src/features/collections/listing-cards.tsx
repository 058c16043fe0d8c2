import { lazy, Suspense, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { AffixedInput, Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { Textarea } from '@/components/ui/textarea'
import { FormField } from '@/components/patterns/form-field'
import { plainText } from '@/components/patterns/rich-text-html'
import { useStore } from '@/lib/store-context'

import type { Picture } from './api'
import type { ListingValues } from './listing-fields'
import { PictureField } from './picture-field'

const RichText = lazy(() => import('@/components/patterns/rich-text'))
const SHOWN_LETTERS = 160

const slugged = (title: string) =>
  title.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

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

/** How the page looks in search results, and the words for it. */
export function SeoCard({ folder, savedHandle, disabled }: { folder: string; savedHandle: string; disabled: boolean }) {
  const store = useStore()
  const { control } = useFormContext<ListingValues>()
  const [title, html, seo, handle] = useWatch({ control, name: ['title', 'description_html', 'seo', 'handle'] })
  const text = seo.description || plainText(html)
  const [shop] = useState(() => new URL(store.url).host)
  return (
    <Card>
      <CardHeader title="Search-engine listing" />
      <CardBody>
        <div className="flex min-w-0 flex-col gap-0.5">
          <p className="truncate text-sm text-muted">
            {shop} › {folder} › {handle || slugged(title) || '…'}
          </p>
          <p className="truncate text-lg text-info">{seo.title || title || 'Title of the page'}</p>
          <p className="text-sm text-pretty text-muted">
            {(text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS).trimEnd()} …` : text) || 'The first words of the description stand here.'}
          </p>
        </div>
        <FormField control={control} name="seo.title" label="Page title" hint="Empty: the title. About 60 letters fit.">
          {(field) => <Input placeholder={title} disabled={disabled} {...field} />}
        </FormField>
        <FormField control={control} name="seo.description" label="Description for search engines" hint="Empty: the first words of the description.">
          {(field) => <Textarea disabled={disabled} {...field} />}
        </FormField>
        <FormField
          control={control}
          name="handle"
          label="Address"
          hint={savedHandle && handle !== savedHandle ? 'The old address will lead here.' : 'Empty: made of the title.'}
        >
          {(field) => <AffixedInput before={`/${folder}/`} placeholder={slugged(title)} disabled={disabled} {...field} />}
        </FormField>
      </CardBody>
    </Card>
  )
}
