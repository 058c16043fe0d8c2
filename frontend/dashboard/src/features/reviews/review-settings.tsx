import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { z } from 'zod'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { Textarea } from '@/components/ui/textarea'
import { FormField } from '@/components/patterns/form-field'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { readSettings, saveSettings, settingsQuery, type ReviewSettings as Settings } from './api'

const days = (label: string) =>
  z.string().regex(/^\d{1,2}$/, `${label} are a whole number up to 90.`).refine((value) => Number(value) <= 90, `${label} are at most 90.`)

const schema = z.object({
  publish: z.enum(['none', 'verified', 'clean']),
  least_stars: z.enum(['1', '2', '3', '4', '5']),
  words: optionalText('The words', 5000),
  asks: z.boolean(),
  ask_after_days: days('Days'),
  remind_after_days: days('Days'),
})
type Values = z.infer<typeof schema>

const toValues = (settings: Settings | null): Values => ({
  publish: settings?.publish ?? 'clean',
  least_stars: String(settings?.least_stars ?? 1) as Values['least_stars'],
  words: settings?.words ?? '',
  asks: settings?.asks ?? true,
  ask_after_days: String(settings?.ask_after_days ?? 7),
  remind_after_days: String(settings?.remind_after_days ?? 7),
})

const toSettings = (values: Values): Settings => ({
  ...values,
  least_stars: Number(values.least_stars),
  ask_after_days: Number(values.ask_after_days),
  remind_after_days: Number(values.remind_after_days),
})

/** Which reviews are shown without a look, and when buyers are asked. */
export function ReviewSettings() {
  const { id } = useStore()
  const queryClient = useQueryClient()
  const { data: record } = useSuspenseQuery(settingsQuery(id))
  const state = useRecordForm({
    record,
    schema,
    toValues,
    save: (values, etag) => saveSettings(id, toSettings(values), etag),
    reload: () => readSettings(id),
    noun: 'Rules',
    onSaved: (saved) => queryClient.setQueryData(settingsQuery(id).queryKey, saved),
  })
  return (
    <RecordForm state={state}>
      <Card>
        <CardHeader title="Publishing" description="Reviews with links, addresses or telephone numbers always wait for you." />
        <CardBody>
          <FormField control={state.control} name="publish" label="Shown at once">
            {(field) => (
              <RadioCards
                value={field.value}
                onChange={field.onChange}
                label="Shown at once"
                options={[
                  { value: 'clean', label: 'Every review', hint: 'Unless a rule below holds it back.' },
                  { value: 'verified', label: 'Those of buyers', hint: 'Others wait for you.' },
                  { value: 'none', label: 'None', hint: 'Every review waits for you.' },
                ]}
              />
            )}
          </FormField>
          <FormField
            control={state.control}
            name="least_stars"
            label="With fewer stars, wait for me"
            hint="Answer them before they are shown. Hiding bad reviews for good is against the law in many countries."
          >
            {(field) => (
              <Select
                {...field}
                options={[
                  { value: '1', label: 'Never' },
                  { value: '2', label: 'Fewer than 2 stars' },
                  { value: '3', label: 'Fewer than 3 stars' },
                  { value: '4', label: 'Fewer than 4 stars' },
                  { value: '5', label: 'Fewer than 5 stars' },
                ]}
              />
            )}
          </FormField>
          <FormField control={state.control} name="words" label="Blocked words" hint="One a line. A review with one of them waits for you.">
            {(field) => <Textarea {...field} />}
          </FormField>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Asking by mail" description="Each order once, with one reminder, and never after a no." />
        <CardBody>
          <Controller
            control={state.control}
            name="asks"
            render={({ field }) => <Switch checked={field.value} onChange={field.onChange} label="Ask buyers for reviews" />}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField control={state.control} name="ask_after_days" label="Days after the delivery">
              {(field) => <Input inputMode="numeric" {...field} />}
            </FormField>
            <FormField control={state.control} name="remind_after_days" label="Days until the reminder" hint="0: no reminder.">
              {(field) => <Input inputMode="numeric" {...field} />}
            </FormField>
          </div>
        </CardBody>
      </Card>
    </RecordForm>
  )
}
