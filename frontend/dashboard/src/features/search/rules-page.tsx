import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Switch } from '@/components/ui/switch'
import { DetailPage } from '@/components/patterns/detail-page'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { useStore } from '@/lib/store-context'

import { readRules, rulesQuery, saveRules } from './api'
import { PinsField } from './pins-field'
import { schema, toRules, toValues } from './rules-form'
import { SynonymsField } from './synonyms-field'

const labels = { synonyms: 'Synonyms', rules: 'Pins and hides', sold_out_last: 'Sold-out products last' }

/** Synonyms, and what comes first or never for a query. */
export function RulesPage() {
  const { id } = useStore()
  const queryClient = useQueryClient()
  const { data: record } = useSuspenseQuery(rulesQuery(id))
  const state = useRecordForm({
    record,
    schema,
    toValues,
    labels,
    save: (values, etag) => saveRules(id, toRules(values), etag),
    reload: () => readRules(id),
    noun: 'Rules',
    onSaved: (saved) => queryClient.setQueryData(rulesQuery(id).queryKey, saved),
  })
  return (
    <DetailPage title="Synonyms and pins" back={{ label: 'Search', to: `/stores/${id}/search` }}>
      <RecordForm state={state}>
        <Card>
          <CardHeader title="Synonyms" description="Words of a group find what any of them finds" />
          <CardBody>
            <SynonymsField control={state.control} />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Pins and hides" description="For the queries that matter to you" />
          <CardBody>
            <PinsField control={state.control} />
          </CardBody>
        </Card>
        <Card>
          <CardBody>
            <Controller
              control={state.control}
              name="sold_out_last"
              render={({ field }) => (
                <Switch
                  checked={field.value}
                  onChange={field.onChange}
                  label="Show sold-out products last"
                  hint="In results, and in lists that shoppers have not sorted themselves."
                />
              )}
            />
          </CardBody>
        </Card>
      </RecordForm>
    </DetailPage>
  )
}
