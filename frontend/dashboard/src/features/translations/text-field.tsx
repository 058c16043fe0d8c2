import { lazy, Suspense } from 'react'
import { useFormContext } from 'react-hook-form'

import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { Status } from '@/components/ui/status'
import { Textarea } from '@/components/ui/textarea'
import { FormField } from '@/components/patterns/form-field'
import { plainText } from '@/components/patterns/rich-text-html'

import type { Language, TranslationField } from './api'

const RichText = lazy(() => import('@/components/patterns/rich-text'))

interface Props {
  field: TranslationField
  place: number
  language: Language | undefined
  disabled: boolean
  hasPictures: boolean
}

/** One text: as it is at home, and in the other language beside it. */
export function TextField({ field, place, language, disabled, hasPictures }: Props) {
  const { control } = useFormContext<{ texts: string[] }>()
  const spoken = { lang: language?.code, dir: language?.direction }
  return (
    <div className="grid items-start gap-3 py-4 first:pt-0 last:pb-0 md:grid-cols-2 md:gap-6">
      <div className="flex min-w-0 flex-col gap-1.5">
        <p className="flex flex-wrap items-baseline justify-between gap-2">
          <span className="font-medium">{field.label}</span>
          {field.status && <Status status={field.status} className="text-sm" />}
        </p>
        <Source field={field} hasPictures={hasPictures} />
        {field.made_from !== null && (
          <div className="rounded-control bg-warning-soft px-3 py-2 text-sm">
            <p className="font-medium">Translated from:</p>
            <p className="break-words whitespace-pre-line">{shown(field, field.made_from)}</p>
          </div>
        )}
      </div>
      <FormField
        control={control}
        name={`texts.${place}`}
        label={`${field.label} in ${language?.english_name ?? 'the other language'}`}
        {...(!field.source && { aside: 'Empty in your language' })}
      >
        {(input) => {
          if (field.form === 'html')
            return (
              <div {...spoken}>
                <Suspense fallback={<Skeleton className="h-48" />}>
                  <RichText {...input} label={`${field.label} in ${language?.english_name ?? 'the other language'}`} placeholder="" disabled={disabled} hasPictures={hasPictures} />
                </Suspense>
              </div>
            )
          if (field.form === 'area') return <Textarea {...input} {...spoken} disabled={disabled} maxLength={field.longest} />
          return <Input {...input} {...spoken} disabled={disabled} maxLength={field.longest} placeholder={field.source} />
        }}
      </FormField>
    </div>
  )
}

function Source({ field, hasPictures }: { field: TranslationField; hasPictures: boolean }) {
  if (!field.source) return <p className="text-muted">Empty</p>
  if (field.form !== 'html') return <p className="break-words whitespace-pre-line">{field.source}</p>
  return (
    <Suspense fallback={<Skeleton className="h-48" />}>
      <RichText value={field.source} onChange={() => undefined} label={field.label} disabled isBare hasPictures={hasPictures} />
    </Suspense>
  )
}

const shown = (field: TranslationField, text: string) => (field.form === 'html' ? plainText(text) : text) || 'Nothing'
