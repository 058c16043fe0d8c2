import { useState } from 'react'

import { Field } from '@/components/ui/field'
import { AffixedInput } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { parseScaled, writeScaled, type Ending, type Markup } from '@/lib/markup'
import { exponent } from '@/lib/money'

const PLACES = 4
const LOWEST = 10_000
const HIGHEST = 1_000_000

export const isMarkup = ({ multiplier_basis_points: times, fixed }: Markup) =>
  Number.isSafeInteger(times) && times >= LOWEST && times <= HIGHEST && Number.isSafeInteger(fixed) && fixed >= 0

/** A number with decimals whose value is an integer of the smallest step. NaN while it is no number. */
export function ScaledInput({
  value,
  places,
  onChange,
  before,
  after,
  disabled,
}: {
  value: number
  places: number
  onChange: (value: number) => void
  before?: string
  after?: string
  disabled?: boolean
}) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <AffixedInput
      inputMode="decimal"
      autoComplete="off"
      className="tabular-nums"
      before={before}
      after={after}
      disabled={disabled}
      value={draft ?? (Number.isNaN(value) ? '' : writeScaled(value, places))}
      onChange={(event) => {
        setDraft(event.target.value)
        onChange(parseScaled(event.target.value, places) ?? Number.NaN)
      }}
      onBlur={() => !Number.isNaN(value) && setDraft(null)}
    />
  )
}

/** How costs become prices: times, plus, and how the price ends. */
export function MarkupFields({
  value,
  currency,
  onChange,
  disabled = false,
  errors = {},
}: {
  value: Markup
  currency: string
  onChange: (value: Markup) => void
  disabled?: boolean
  errors?: Partial<Record<keyof Markup, string | undefined>>
}) {
  const { multiplier_basis_points: times, fixed, ending } = value
  const isTimesWrong = !(times >= LOWEST && times <= HIGHEST)
  const point = exponent(currency) === 0 ? '' : '.'
  const endings = [
    { value: 'none', label: 'As it comes' },
    { value: '95', label: `Ends in ${point}95` },
    { value: '99', label: `Ends in ${point}99` },
  ]
  return (
    <>
      <Field label="Cost times" error={errors.multiplier_basis_points ?? (isTimesWrong ? 'A number from 1 to 100, like 2.5.' : undefined)}>
        <ScaledInput
          before="×"
          places={PLACES}
          value={times}
          disabled={disabled}
          onChange={(next) => onChange({ ...value, multiplier_basis_points: next })}
        />
      </Field>
      <Field label="Plus" error={errors.fixed ?? (Number.isNaN(fixed) || fixed < 0 ? 'An amount like 1.50.' : undefined)}>
        <MoneyInput currency={currency} value={fixed} disabled={disabled} onChange={(next) => onChange({ ...value, fixed: next ?? 0 })} />
      </Field>
      <Field label="Price" error={errors.ending}>
        <Select options={endings} value={ending} disabled={disabled} onChange={(event) => onChange({ ...value, ending: event.target.value as Ending })} />
      </Field>
    </>
  )
}
