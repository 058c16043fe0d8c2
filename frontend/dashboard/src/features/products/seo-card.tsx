import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { AffixedInput, Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { FormField } from '@/components/patterns/form-field'
import { useStore } from '@/lib/store-context'

import type { ProductValues } from './product-values'
import { plainText } from '@/components/patterns/rich-text-html'

const SHOWN_LETTERS = 160

const slugged = (title: string) =>
  title.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

const clipped = (text: string) => (text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS).trimEnd()} …` : text)

/** How the page looks in search results, and the words for it when the title is not enough. */
export function SeoCard({ savedHandle, disabled }: { savedHandle: string; disabled: boolean }) {
  const store = useStore()
  const { control, formState } = useFormContext<ProductValues>()
  const [isOpened, setOpened] = useState(false)
  const [title, html, seo, handle] = useWatch({ control, name: ['title', 'description_html', 'seo', 'handle'] })
  const isOpen = isOpened || Boolean(formState.errors.seo ?? formState.errors.handle)
  const shop = new URL(store.url).host
  const description = clipped(seo.description || plainText(html))

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
            {shop} › products › {handle || slugged(title) || 'product'}
          </p>
          <p className="truncate text-lg text-info">{seo.title || title || 'Title of the product'}</p>
          <p className="text-sm text-pretty text-muted">{description || 'The first words of the description stand here.'}</p>
        </div>
        {isOpen && (
          <>
            <FormField control={control} name="seo.title" label="Page title" hint="Empty: the product’s title. About 60 letters fit.">
              {(field) => <Input placeholder={title} disabled={disabled} {...field} />}
            </FormField>
            <FormField control={control} name="seo.description" label="Description" hint="Empty: the first words of the product’s description. About 160 letters fit.">
              {(field) => <Textarea disabled={disabled} {...field} />}
            </FormField>
            <FormField
              control={control}
              name="handle"
              label="Address"
              hint={savedHandle && handle !== savedHandle ? 'The old address will lead here.' : 'Empty: made of the title.'}
            >
              {(field) => <AffixedInput before="/products/" placeholder={slugged(title)} disabled={disabled} {...field} />}
            </FormField>
          </>
        )}
      </CardBody>
    </Card>
  )
}
