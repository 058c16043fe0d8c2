import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useRef } from 'react'
import { useWatch } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { RadioCards } from '@/components/ui/radio-cards'
import { FormField } from '@/components/patterns/form-field'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import type { Versioned } from '@/lib/api/client'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { countriesQuery, createZone, readZone, replaceZone, zoneQuery, zonesKey, zonesQuery, type Zone } from './api'
import { PlacesField } from './places-field'
import { RatesField } from './rates-field'
import { fieldOf, toValues, toZone, zoneSchema, type ZoneValues } from './zone-form'

const labels = { places: 'Countries', is_rest_of_world: 'Rest of the world' }

export function EditZonePage({ zoneId }: { zoneId: string }) {
  const store = useStore()
  const { data: record } = useSuspenseQuery(zoneQuery(store.id, zoneId))
  return <ZoneEditor key={zoneId} record={record} />
}

export const NewZonePage = () => <ZoneEditor record={null} />

function ZoneEditor({ record }: { record: Versioned<Zone> | null }) {
  const store = useStore()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const idempotencyKey = useIdempotencyKey()
  const { data: zones } = useSuspenseQuery(zonesQuery(store.id))
  const { data: countries } = useSuspenseQuery(countriesQuery(store.id))
  const others = zones.items.filter((zone) => zone.id !== record?.value.id)
  const sent = useRef<ZoneValues | null>(null)
  const list = `/stores/${store.id}/settings/shipping`

  const state = useRecordForm<ZoneValues, Zone>({
    record,
    toValues,
    schema: zoneSchema,
    save: (values, etag) => {
      const body = toZone(values, store.currency)
      sent.current = values
      return record
        ? replaceZone(store.id, record.value.id, body, etag)
        : createZone(store.id, body, idempotencyKey(body))
    },
    ...(record ? { reload: () => readZone(store.id, record.value.id) } : {}),
    noun: 'Zone',
    labels,
    rename: (path) => fieldOf(path, (rate) => sent.current?.rates[rate]?.condition ?? 'none'),
    onSaved: (saved) => {
      if (record) queryClient.setQueryData(zoneQuery(store.id, record.value.id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: zonesKey(store.id), exact: true })
      void queryClient.invalidateQueries({ queryKey: ['stores', store.id, 'checklist'] })
      if (!record) void navigate({ to: list as never })
    },
  })
  const isWorld = useWatch({ control: state.control, name: 'is_rest_of_world' })
  const worldOwner = others.find((zone) => zone.is_rest_of_world)

  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-col gap-1">
        <Link to={list as never} className="link-plain -ml-1 inline-flex items-center gap-1 self-start text-sm text-muted hover:text-text">
          <ChevronLeft className="size-4" aria-hidden />
          Shipping
        </Link>
        <h2 className="text-lg font-semibold">{record ? record.value.name : 'New shipping zone'}</h2>
      </header>
      <RecordForm state={state}>
        <Card>
          <CardHeader title="Where" />
          <CardBody>
            <FormField control={state.control} name="name" label="Zone name" hint="Only you see it." className="max-w-90">
              {(field) => <Input autoComplete="off" placeholder="Europe" {...field} />}
            </FormField>
            <FormField control={state.control} name="is_rest_of_world" label="This zone is for" hideLabel>
              {(field) => (
                <RadioCards
                  label="This zone is for"
                  columns={2}
                  value={field.value ? 'world' : 'places'}
                  onChange={(value) => field.onChange(value === 'world')}
                  options={[
                    { value: 'places', label: 'Certain countries', hint: 'Whole ones, or some of their regions' },
                    {
                      value: 'world',
                      label: 'The rest of the world',
                      hint: worldOwner ? `“${worldOwner.name}” is for that already` : 'Every country that no zone names',
                      disabled: worldOwner !== undefined,
                    },
                  ]}
                />
              )}
            </FormField>
            {!isWorld && <PlacesField control={state.control} countries={countries.items} others={others} />}
          </CardBody>
        </Card>
        <RatesField control={state.control} />
      </RecordForm>
    </div>
  )
}
