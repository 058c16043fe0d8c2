import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useFieldArray, useWatch } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DetailPage } from '@/components/patterns/detail-page'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { useStore } from '@/lib/store-context'

import { readSwatches, saveSwatches, swatchesQuery } from './api'
import { InUseCard } from './in-use-card'
import { others, rowOf, schema, toSwatches, toValues } from './swatches-form'
import { ValuesField } from './values-field'

const labels = { values: 'Colours' }

/** Which values of options shoppers see as colours, in the whole store. */
export function SwatchesPage() {
  const { id } = useStore()
  const queryClient = useQueryClient()
  const { data: record } = useSuspenseQuery(swatchesQuery(id))
  const state = useRecordForm({
    record,
    schema,
    toValues,
    labels,
    save: (values, etag) => saveSwatches(id, toSwatches(values), etag),
    reload: () => readSwatches(id),
    noun: 'Colours',
    onSaved: (saved) => {
      queryClient.setQueryData(swatchesQuery(id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ['stores', id] })
    },
  })
  const list = useFieldArray({ control: state.control, name: 'values', keyName: 'key' })
  const values = useWatch({ control: state.control, name: 'values' })
  return (
    <DetailPage
      title="Colours of options"
      meta="Shown instead of words where shoppers choose a variant, and beside the words of filters"
      back={{ label: 'Search', to: `/stores/${id}/search` }}
    >
      <RecordForm state={state}>
        <Card>
          <CardHeader
            title="Your colours"
            description="They go before the usual ones. A value without a colour is shown as a word; a second colour makes two halves"
          />
          <CardBody>
            <ValuesField control={state.control} list={list} />
          </CardBody>
        </Card>
        <InUseCard
          options={others(record.value.in_use, values)}
          onDecide={(value) => list.append(rowOf(value.name, value.usual))}
        />
      </RecordForm>
    </DetailPage>
  )
}
