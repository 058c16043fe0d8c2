import { useFormContext, useWatch } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'

import type { Product } from './api'
import type { ProductValues } from './product-values'

/** A film among the pictures. Nothing is asked of its host before a shopper presses play. */
export function VideoCard({ product, disabled }: { product: Product | null; disabled: boolean }) {
  const { control } = useFormContext<ProductValues>()
  const url = useWatch({ control, name: 'video.url' })
  const pictures = product?.images ?? []
  return (
    <Card>
      <CardHeader title="Video" description="Among the pictures; it loads when a shopper presses play" />
      <CardBody>
        <FormField control={control} name="video.url" label="Link" aside="Optional" hint="Of a video on YouTube or Vimeo, as you copy it there.">
          {(field) => <Input type="url" placeholder="https://www.youtube.com/watch?v=…" disabled={disabled} {...field} />}
        </FormField>
        {url.trim() && (
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <FormField control={control} name="video.title" label="Title" aside="Optional" hint="Read to those who do not see it, and by search engines.">
              {(field) => <Input disabled={disabled} {...field} />}
            </FormField>
            <FormField control={control} name="video.uploaded_on" label="Uploaded on" aside="Optional" hint="With a title, search engines list the video.">
              {(field) => <Input type="date" disabled={disabled} {...field} />}
            </FormField>
            <FormField control={control} name="video.position" label="Place">
              {({ value, onChange, ...field }) => (
                <Select
                  disabled={disabled}
                  {...field}
                  value={String(Math.min(value, pictures.length))}
                  onChange={(event) => onChange(Number(event.target.value))}
                  options={[
                    { value: '0', label: 'Before the pictures' },
                    ...pictures.map((_, at) => ({ value: String(at + 1), label: `After picture ${String(at + 1)}` })),
                  ]}
                />
              )}
            </FormField>
            <FormField control={control} name="video.image_id" label="Shown until it plays">
              {(field) => (
                <Select
                  disabled={disabled}
                  {...field}
                  options={[
                    { value: '', label: 'The first picture' },
                    ...pictures.map((picture, at) => ({
                      value: picture.id,
                      label: `Picture ${String(at + 1)}${picture.alt ? `: ${picture.alt}` : ''}`,
                    })),
                  ]}
                />
              )}
            </FormField>
          </div>
        )}
      </CardBody>
    </Card>
  )
}
