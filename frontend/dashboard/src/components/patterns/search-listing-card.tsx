import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { AffixedInput, Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { useStore } from '@/lib/store-context'

import { FormField } from './form-field'
import { plainText } from './rich-text-html'

const SHOWN_LETTERS = 160

/** The fields of a form that the card edits; it reads `title` too. */
export interface SearchListing {
  title: string
  handle: string
  seo: { title: string; description: string }
}

const slugged = (title: string) =>
  title.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

const clipped = (text: string) => (text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS).trimEnd()} …` : text)

/** How a page of the shop looks in search results, and the words for it when its own are not enough.
 * `html` is the text that stands in while there is no description, `source` its name in a sentence. */
export function SearchListingCard({
  folder,
  html,
  source = 'description',
  savedHandle,
  disabled,
  isFolded = false,
}: {
  folder: string
  html: string
  source?: 'description' | 'text'
  savedHandle: string
  disabled: boolean
  /** The fields wait behind "Edit listing". */
  isFolded?: boolean
}) {
  const store = useStore()
  const { control, formState } = useFormContext<SearchListing>()
  const [isOpened, setOpened] = useState(!isFolded)
  const [title, seo, handle] = useWatch({ control, name: ['title', 'seo', 'handle'] })
  const isOpen = isOpened || Boolean(formState.errors.seo ?? formState.errors.handle)
  return (
    <Card>
      <CardHeader
        title="Search-engine listing"
        action={
          !disabled &&
          !isOpen && (
            <Button size="small" variant="quiet" onClick={() => setOpened(true)}>
              Edit listing
            </Button>
          )
        }
      />
      <CardBody>
        <div className="flex min-w-0 flex-col gap-0.5">
          <p className="truncate text-sm text-muted">
            {new URL(store.url).host} › {folder} › {handle || slugged(title) || '…'}
          </p>
          <p className="truncate text-lg text-info">{seo.title || title || 'Title of the page'}</p>
          <p className="text-sm text-pretty break-words text-muted">
            {clipped(seo.description || plainText(html)) || `The first words of the ${source} stand here.`}
          </p>
        </div>
        {isOpen && (
          <>
            <FormField control={control} name="seo.title" label="Page title" hint="Empty: the title. About 60 letters fit.">
              {(field) => <Input placeholder={title} disabled={disabled} {...field} />}
            </FormField>
            <FormField
              control={control}
              name="seo.description"
              label="Description for search engines"
              hint={`Empty: the first words of the ${source}. About 160 letters fit.`}
            >
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
          </>
        )}
      </CardBody>
    </Card>
  )
}
