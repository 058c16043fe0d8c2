import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { z } from 'zod'

import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { placesQuery, type LinkKind } from './api'
import { KINDS, POLICIES, type LinkRow } from './menu-values'

export interface LinkValues {
  label: string
  kind: LinkKind
  target: string
}

const schema = z
  .object({ label: text('Label', { max: 60 }), kind: z.custom<LinkKind>(), target: z.string().trim().max(500) })
  .superRefine(({ kind, target }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['target'], message })
    if (['collection', 'category', 'page', 'policy'].includes(kind) && !target) refuse('Choose where it leads.')
    if (kind === 'product' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(target)) refuse('Give the end of its address: desk-lamp')
    if (kind === 'url' && !/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/.test(target)) refuse('Begin with https:// or with a slash.')
  }) satisfies z.ZodType<LinkValues, LinkValues>

/** One link of a menu, new or changed. */
export function LinkDialog({ row, onDone }: { row: LinkRow | null; onDone: (values: LinkValues) => void }) {
  const store = useStore()
  const { data: places } = useQuery(placesQuery(store.id))
  const submitForm = useSubmitForm<LinkValues>({
    schema,
    defaults: { label: row?.label ?? '', kind: row?.kind ?? 'collection', target: row?.target ?? '' },
    submit: async (values) => onDone(values),
  })
  const { form, control } = submitForm
  const kind = useWatch({ control, name: 'kind' })
  const choices = kind === 'policy' ? POLICIES : kind === 'collection' || kind === 'category' || kind === 'page' ? (places?.[kind] ?? []) : null
  const isTyped = kind === 'product' || kind === 'url'
  const named = (value: string) => choices?.find((each) => each.value === value)?.label.replace(/^(– )+/, '')
  return (
    <FormDialogContent
      title={row ? 'Change link' : 'Add link'}
      form={submitForm}
      action={row ? 'Change link' : 'Add link'}
    >
      <FormField control={control} name="kind" label="Leads to">
        {(field) => (
          <Select
            options={KINDS}
            {...field}
            onChange={(event) => {
              field.onChange(event)
              form.setValue('target', '')
            }}
          />
        )}
      </FormField>
      {choices && (
        <FormField control={control} name="target" label="Which one">
          {(field) => (
            <Select
              placeholder="Choose"
              options={choices}
              {...field}
              onChange={(event) => {
                field.onChange(event)
                if (!form.getValues('label')) form.setValue('label', named(event.target.value) ?? '')
              }}
            />
          )}
        </FormField>
      )}
      {isTyped && (
        <FormField
          control={control}
          name="target"
          label="Address"
          hint={kind === 'url' ? 'https://… or /a-page-of-this-shop' : 'The last part of its address: desk-lamp'}
        >
          {(field) => <Input autoComplete="off" {...field} />}
        </FormField>
      )}
      <FormField control={control} name="label" label="Label" hint="Shoppers read it." required>
        {(field) => <Input {...field} />}
      </FormField>
    </FormDialogContent>
  )
}
