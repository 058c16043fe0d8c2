import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { z } from 'zod'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { FormField } from '@/components/patterns/form-field'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { choice, text } from '@/lib/fields'
import { countries, timeZones } from '@/lib/places'
import { useStore } from '@/lib/store-context'

import { AddressCard } from './address-card'
import { readStore, storeQuery, storesQuery, updateStore, type Store } from './api'
import { VisibilityCard } from './visibility-card'

const schema = z.object({
  name: text('Name', { max: 80 }),
  country: choice('a country'),
  time_zone: choice('a time zone'),
})

const toValues = (store: Store | null) => ({
  name: store?.name ?? '',
  country: store?.country ?? '',
  time_zone: store?.time_zone ?? '',
})

const labels = { time_zone: 'Time zone' }

export function GeneralSettings() {
  const { id } = useStore()
  const queryClient = useQueryClient()
  const { data: record } = useSuspenseQuery(storeQuery(id))
  const state = useRecordForm({
    record,
    schema,
    toValues,
    save: (values, etag) => updateStore(id, values, etag),
    reload: () => readStore(id),
    noun: 'Store',
    labels,
    onSaved: (saved) => {
      queryClient.setQueryData(storeQuery(id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: storesQuery.queryKey })
    },
  })
  return (
    <div className="flex flex-col gap-4">
      <RecordForm state={state}>
        <Card>
          <CardHeader title="Store" />
          <CardBody>
            <FormField control={state.control} name="name" label="Store name">
              {(field) => <Input autoComplete="organization" {...field} />}
            </FormField>
            <div className="grid gap-4 sm:grid-cols-2">
              <FormField control={state.control} name="country" label="Country you sell from">
                {(field) => <Combobox {...field} choices={countries()} />}
              </FormField>
              <FormField
                control={state.control}
                name="time_zone"
                label="Time zone"
                hint="Decides when a day begins in your figures."
              >
                {(field) => <Combobox {...field} choices={timeZones()} />}
              </FormField>
            </div>
            <p className="text-sm text-muted">
              Prices are in {record.value.currency}. The currency was fixed when the store was created.
            </p>
          </CardBody>
        </Card>
      </RecordForm>
      <AddressCard store={record.value} />
      <VisibilityCard record={record} />
    </div>
  )
}
