import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { useStore } from '@/lib/store-context'

import { readTaxSettings, saveTaxSettings, taxSettingsQuery, type TaxSettings } from './api'
import { CalculatorCard } from './calculator-card'
import { OverridesCard } from './overrides-card'
import { ProviderCard } from './provider-card'
import { RegistrationsCard } from './registrations-card'
import { RulesCard } from './rules-card'
import { renameField, taxSchema, toRequest, toValues, type TaxValues } from './tax-form'
import { ThresholdsCard } from './thresholds-card'

const LABELS = {
  registrations: 'Registrations',
  overrides: 'Rates of your own',
  prices: 'Your prices',
  shipping: 'Tax on shipping',
  home_rates_in_eu: 'Own VAT in the EU',
  accept_unchecked_vat_numbers: 'Unchecked VAT numbers',
  untaxed_note: 'Note on invoices',
}

/** Where tax is charged, at which rates, and what that makes of a price. */
export function TaxSettingsPage() {
  const store = useStore()
  const queryClient = useQueryClient()
  const { data: record } = useSuspenseQuery(taxSettingsQuery(store.id))
  const disabled = !store.can('tax:write')
  const state = useRecordForm<TaxValues, TaxSettings>({
    record,
    schema: taxSchema,
    toValues,
    save: (values, etag) => saveTaxSettings(store.id, toRequest(values), etag),
    reload: () => readTaxSettings(store.id),
    noun: 'Taxes',
    labels: LABELS,
    rename: renameField,
    onSaved: (saved) => queryClient.setQueryData(taxSettingsQuery(store.id).queryKey, saved),
  })
  return (
    <div className="flex flex-col gap-4">
      <Banner
        title="What was charged is in the tax report."
        action={
          <Button asChild size="small">
            <Link to={`/stores/${store.id}/tax-report` as never}>Open tax report</Link>
          </Button>
        }
      />
      <RecordForm state={state}>
        <RegistrationsCard control={state.control} disabled={disabled} />
        <RulesCard control={state.control} disabled={disabled} />
        <OverridesCard control={state.control} disabled={disabled} />
      </RecordForm>
      <ProviderCard provider={record.value.provider} disabled={disabled} />
      {!disabled && <CalculatorCard />}
      <ThresholdsCard />
    </div>
  )
}
