import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { RadioCards } from '@/components/ui/radio-cards'
import { Skeleton } from '@/components/ui/skeleton'
import { FormField } from '@/components/patterns/form-field'
import { blanksIn } from '@/components/patterns/rich-text-html'
import { SearchListingCard } from '@/components/patterns/search-listing-card'
import { useStore } from '@/lib/store-context'

import { templatesQuery, type PageTemplate } from './api'
import { KINDS, type PageValues } from './page-values'

const RichText = lazy(() => import('@/components/patterns/rich-text'))

/** Texts with the store's own facts; one of them replaces what is there. */
export function TemplatesCard() {
  const store = useStore()
  const { setValue, getValues } = useFormContext<PageValues>()
  const { data } = useQuery(templatesQuery(store.id))
  if (!data) return null

  function take(template: PageTemplate) {
    setValue('body_html', template.body_html, { shouldDirty: true })
    const isOurs = data?.items.some((each) => each.title === getValues('title'))
    if (isOurs || !getValues('title')) setValue('title', template.title, { shouldDirty: true, shouldValidate: true })
  }

  return (
    <Card>
      <CardHeader title="Start from" description="Filled with what your store knows. What is missing is marked." />
      <CardBody>
        <ul className="grid gap-2 sm:grid-cols-2">
          {data.items.map((template) => (
            <li key={template.key}>
              <Button className="h-auto w-full flex-col max-md:h-auto items-start gap-0 py-2 text-start whitespace-normal" onClick={() => take(template)}>
                <span>{template.title}</span>
                <span className="text-sm font-normal text-muted">{template.description}</span>
              </Button>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}

export function TextCard({ disabled }: { disabled: boolean }) {
  const { control } = useFormContext<PageValues>()
  const [html, kind, status] = useWatch({ control, name: ['body_html', 'kind', 'status'] })
  const blanks = blanksIn(html)
  return (
    <>
      {blanks.length > 0 && (
        <Banner kind={status === 'draft' ? 'info' : 'warning'} title={blanks.length === 1 ? 'One blank is left to fill in' : `${blanks.length} blanks are left to fill in`}>
          {blanks.slice(0, 4).join(' · ')}
          {blanks.length > 4 && ' · …'}
        </Banner>
      )}
      <Card>
        <CardBody>
          <FormField control={control} name="title" label="Title" required>
            {(field) => <Input placeholder={kind === 'post' ? 'What is new' : 'About us'} disabled={disabled} {...field} />}
          </FormField>
          <FormField control={control} name="body_html" label="Text">
            {({ value, onChange, onBlur }) => (
              <Suspense fallback={<Skeleton className="h-80 w-full rounded-control" />}>
                <RichText
                  value={value}
                  onChange={onChange}
                  onBlur={onBlur}
                  disabled={disabled}
                  hasPictures
                  label="Text"
                  placeholder="What should people know?"
                />
              </Suspense>
            )}
          </FormField>
        </CardBody>
      </Card>
    </>
  )
}

export function PublishCard({ disabled }: { disabled: boolean }) {
  const store = useStore()
  const { control } = useFormContext<PageValues>()
  const [kind, status] = useWatch({ control, name: ['kind', 'status'] })
  return (
    <Card>
      <CardHeader title="In your shop" />
      <CardBody>
        <FormField control={control} name="status" label="Who sees it">
          {({ value, onChange }) => (
            <RadioCards
              label="Who sees it"
              columns={1}
              value={value}
              onChange={onChange}
              options={[
                { value: 'draft', label: 'Nobody yet', hint: 'A draft.', disabled },
                { value: 'published', label: 'Everybody', hint: 'From the moment you save.', disabled },
                { value: 'scheduled', label: 'From a moment on', hint: kind === 'post' ? 'Also the date that shoppers read.' : 'It shows itself.', disabled },
              ]}
            />
          )}
        </FormField>
        {status === 'scheduled' && (
          <FormField control={control} name="at" label="When" hint={`By the clocks of ${store.timeZone.replaceAll('_', ' ')}.`} required>
            {(field) => <Input type="datetime-local" disabled={disabled} {...field} />}
          </FormField>
        )}
        {kind === 'post' && (
          <FormField control={control} name="author" label="Author" hint="Shown with the date. Empty: nobody is named.">
            {(field) => <Input disabled={disabled} {...field} />}
          </FormField>
        )}
      </CardBody>
    </Card>
  )
}

export function SeoCard({ savedHandle, disabled }: { savedHandle: string; disabled: boolean }) {
  const { control } = useFormContext<PageValues>()
  const [html, kind] = useWatch({ control, name: ['body_html', 'kind'] })
  return <SearchListingCard folder={KINDS[kind].folder} html={html} source="text" savedHandle={savedHandle} disabled={disabled} />
}
