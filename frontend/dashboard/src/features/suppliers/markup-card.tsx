import { useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { Field } from '@/components/ui/field'
import { SkeletonText } from '@/components/ui/skeleton'
import { isMarkup, MarkupFields, ScaledInput } from '@/components/patterns/markup-fields'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import type { Versioned } from '@/lib/api/client'
import { fromDollars, marginOf, priceFor, type Markup } from '@/lib/markup'
import { currencySymbol, formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'

import { markupQuery, saveMarkup, type MarkupRule } from './api'

const RATE_PLACES = 6
const EXAMPLE_CENTS = 740
const TIMES = 'A number from 1 to 100, like 2.5.'
const RATE = 'What one US dollar costs you, like 0.92.'

const schema = z.object({
  multiplier_basis_points: z.number({ error: TIMES }).int().min(10_000, TIMES).max(1_000_000, TIMES),
  fixed: z.number({ error: 'An amount like 1.50.' }).int().min(0, 'It cannot be negative.'),
  ending: z.enum(['none', '95', '99']),
  usd_rate_micros: z.number({ error: RATE }).int().min(1, RATE),
})

const toValues = (rule: MarkupRule | null) => ({
  multiplier_basis_points: rule?.multiplier_basis_points ?? 25_000,
  fixed: rule?.fixed ?? 0,
  ending: rule?.ending ?? ('99' as const),
  usd_rate_micros: rule?.usd_rate_micros ?? Number.NaN,
})

export function MarkupCard() {
  const store = useStore()
  const rule = useQuery(markupQuery(store.id))
  if (rule.isPending) {
    return (
      <Card role="status" aria-label="Loading">
        <CardHeader title="Markup rule" />
        <CardBody>
          <SkeletonText lines={5} />
        </CardBody>
      </Card>
    )
  }
  if (rule.isError) return <ErrorState error={rule.error} onRetry={() => void rule.refetch()} />
  return <RuleForm record={rule.data} />
}

function RuleForm({ record }: { record: Versioned<MarkupRule> | null }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const { currency } = store
  const disabled = !store.can('suppliers:write')
  const state = useRecordForm({
    record,
    schema,
    toValues,
    save: ({ usd_rate_micros: rate, ...rule }) => {
      const isOwn = record === null || record.value.is_own_rate || rate !== record.value.usd_rate_micros
      return saveMarkup(store.id, { ...rule, usd_rate_micros: currency !== 'USD' && isOwn ? rate : null })
    },
    noun: 'Markup rule',
    onSaved: (saved) => queryClient.setQueryData(markupQuery(store.id).queryKey, saved),
  })
  const { usd_rate_micros: rate, ...markup } = state.form.watch()
  const { errors, isSubmitted } = state.form.formState
  const how = { shouldDirty: true, shouldValidate: isSubmitted }
  const set = (next: Markup) => {
    for (const [name, value] of Object.entries(next)) state.form.setValue(name as keyof Markup, value as never, how)
  }

  return (
    <RecordForm state={state}>
      <Card>
        <CardHeader title="Markup rule" description="How a supplier’s cost becomes your price, for imports from now on." />
        <CardBody>
          <MarkupFields
            value={markup}
            currency={currency}
            onChange={set}
            disabled={disabled}
            errors={{
              multiplier_basis_points: errors.multiplier_basis_points?.message,
              fixed: errors.fixed?.message,
              ending: errors.ending?.message,
            }}
          />
          {currency !== 'USD' && (
            <Field
              label="One US dollar costs"
              error={errors.usd_rate_micros?.message}
              hint={
                record?.value.is_own_rate === false
                  ? 'Our starting value. Suppliers count in dollars: type what your bank takes.'
                  : 'Suppliers count in dollars.'
              }
            >
              <ScaledInput
                before={currencySymbol(currency)}
                places={RATE_PLACES}
                value={rate}
                disabled={disabled}
                onChange={(next) => state.form.setValue('usd_rate_micros', next, how)}
              />
            </Field>
          )}
          <Example markup={markup} rate={rate} currency={currency} />
        </CardBody>
      </Card>
    </RecordForm>
  )
}

function Example({ markup, rate, currency }: { markup: Markup; rate: number; currency: string }) {
  const isReady = isMarkup(markup) && Number.isSafeInteger(rate) && rate > 0
  if (!isReady) return null
  const cost = fromDollars(EXAMPLE_CENTS, currency, rate)
  const price = priceFor(cost, markup, currency)
  const margin = marginOf(price, cost)
  const dollars = formatMoney({ amount: EXAMPLE_CENTS, currency: 'USD' })
  const own = currency === 'USD' ? '' : ` (${formatMoney({ amount: cost, currency })})`
  return (
    <p aria-live="polite" className="rounded-control bg-surface-2 px-3 py-2.5 text-sm text-pretty">
      A product that costs {dollars}
      {own} sells for <strong className="font-semibold tabular-nums">{formatMoney({ amount: price, currency })}</strong>
      {margin !== null && <>, margin {Math.floor(margin / 100)}%</>}.
    </p>
  )
}
