import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useWatch } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { AffixedInput, Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'
import { RecordForm } from '@/components/patterns/record-form'
import { SwitchField } from '@/components/patterns/switch-field'
import { useRecordForm } from '@/components/patterns/use-record-form'
import type { Versioned } from '@/lib/api/client'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import {
  countriesQuery,
  createMarket,
  currenciesQuery,
  marketQuery,
  marketsKey,
  marketsQuery,
  readMarket,
  replaceMarket,
  type Market,
} from './api'
import { CountriesField } from './countries-field'
import { ExampleCard } from './example-card'
import { fieldOf, marketSchema, toMarket, toValues, type MarketValues } from './market-form'
import { RateCard } from './rate-card'
import { roundingChoices } from './rounding'

const labels = { countries: 'Countries', adjustment: 'Adjustment', margin: 'Margin', manual_rate: 'Rate' }

export function EditMarketPage({ marketId }: { marketId: string }) {
  const store = useStore()
  const { data: record } = useSuspenseQuery(marketQuery(store.id, marketId))
  return <MarketEditor key={marketId} record={record} />
}

export const NewMarketPage = () => <MarketEditor record={null} />

function MarketEditor({ record }: { record: Versioned<Market> | null }) {
  const store = useStore()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const idempotencyKey = useIdempotencyKey()
  const { data: markets } = useSuspenseQuery(marketsQuery(store.id))
  const { data: countries } = useSuspenseQuery(countriesQuery(store.id))
  const { data: currencies } = useSuspenseQuery(currenciesQuery(store.id))
  const others = markets.items.filter((market) => market.id !== record?.value.id)
  const list = `/stores/${store.id}/settings/markets`

  const state = useRecordForm<MarketValues, Market>({
    record,
    toValues,
    schema: marketSchema,
    save: (values, etag) => {
      const body = toMarket(values, store.currency)
      return record
        ? replaceMarket(store.id, record.value.id, body, etag)
        : createMarket(store.id, body, idempotencyKey(body))
    },
    ...(record ? { reload: () => readMarket(store.id, record.value.id) } : {}),
    noun: 'Market',
    labels,
    rename: fieldOf,
    onSaved: (saved) => {
      if (record) queryClient.setQueryData(marketQuery(store.id, record.value.id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: marketsKey(store.id), exact: true })
      void queryClient.invalidateQueries({ queryKey: ['stores', store.id, 'currencies'] })
      if (!record) void navigate({ to: list as never })
    },
  })
  const { currency, rounding } = useWatch({ control: state.control }) as MarketValues
  const known = currencies.items.map(({ code, name }) => ({ value: code, label: name, hint: code }))

  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-col gap-1">
        <Link to={list as never} className="link-plain -ml-1 inline-flex items-center gap-1 self-start text-sm text-muted hover:text-text">
          <ChevronLeft className="size-4" aria-hidden />
          Markets
        </Link>
        <h2 className="text-lg font-semibold">{record ? record.value.name : 'New market'}</h2>
        {record && (
          <p className="text-sm">
            <Link to={`${list}/${record.value.id}/prices` as never} className="link">
              Prices of its own
            </Link>
          </p>
        )}
      </header>
      <RecordForm state={state}>
        <Card>
          <CardHeader title="Who it is for" />
          <CardBody>
            <div className="grid gap-4 sm:grid-cols-2">
              <FormField
                control={state.control}
                name="name"
                label="Name"
                hint="Shoppers read it only where two markets have one currency."
              >
                {(field) => <Input autoComplete="off" placeholder="Europe" {...field} />}
              </FormField>
              <FormField
                control={state.control}
                name="currency"
                label="Currency"
                hint={record ? 'It cannot be changed: the market’s own prices are in it.' : 'Shown and charged. It cannot be changed later.'}
              >
                {(field) => (
                  <Combobox
                    value={field.value}
                    onChange={field.onChange}
                    onBlur={field.onBlur}
                    choices={known}
                    placeholder="Choose a currency"
                    disabled={record !== null}
                  />
                )}
              </FormField>
            </div>
            <CountriesField control={state.control} countries={countries.items} others={others} />
            <SwitchField
              control={state.control}
              name="is_enabled"
              label="Offer it to shoppers"
              hint="Switched off, its shoppers see the store’s own prices."
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Prices" />
          <CardBody>
            <div className="grid gap-4 sm:grid-cols-2">
              <FormField
                control={state.control}
                name="adjustment"
                label="Adjust prices by"
                hint="10 makes products 10% dearer here, -10 makes them cheaper. Shipping stays as it is."
              >
                {(field) => <AffixedInput inputMode="text" autoComplete="off" after="%" {...field} />}
              </FormField>
              <FormField control={state.control} name="rounding" label="Round prices" hint="To the nearest of these amounts.">
                {(field) => <Select {...field} options={roundingChoices(currency || store.currency, rounding)} />}
              </FormField>
            </div>
          </CardBody>
        </Card>
        {currency !== '' && currency !== store.currency && <RateCard control={state.control} currencies={currencies} />}
        <ExampleCard control={state.control} />
      </RecordForm>
    </div>
  )
}
