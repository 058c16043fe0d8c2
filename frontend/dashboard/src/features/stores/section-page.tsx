import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import type { z } from 'zod'

import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm, type RecordFormState } from '@/components/patterns/use-record-form'
import { useStore } from '@/lib/store-context'

import { readSection, saveSection, sectionQuery, type SectionName, type Sections } from './settings-api'

/** One section of the settings as a form. All sections share the store's version, so a save here
 * makes what the other tabs read old. */
export function SectionPage<Name extends SectionName, Values extends FieldValues>({
  section,
  schema,
  toValues,
  toSection,
  labels,
  rename,
  children,
}: {
  section: Name
  schema: z.ZodType<Values, Values>
  toValues: (section: Sections[Name]) => Values
  toSection: (values: Values) => Partial<Sections[Name]>
  labels?: { [field: string]: string }
  rename?: (field: string) => string
  children: (control: RecordFormState<Values, Sections[Name]>['control']) => ReactNode
}) {
  const store = useStore()
  const queryClient = useQueryClient()
  const { data: record } = useSuspenseQuery(sectionQuery(store.id, section))
  const state = useRecordForm<Values, Sections[Name]>({
    record,
    schema,
    toValues: (value) => toValues(value ?? record.value),
    save: (values, etag) => saveSection(store.id, section, toSection(values), etag),
    reload: () => readSection(store.id, section),
    noun: 'Settings',
    onSaved: (saved) => {
      queryClient.setQueryData(sectionQuery(store.id, section).queryKey, saved as never)
      void queryClient.invalidateQueries({ queryKey: ['stores', store.id] })
    },
    ...(labels ? { labels } : {}),
    ...(rename ? { rename } : {}),
  })
  return <RecordForm state={state}>{children(state.control)}</RecordForm>
}
