import { useState } from 'react'

import { currencySymbol, parseDecimal, toDecimal } from '@/lib/money'

import { AffixedInput } from './input'

/** What was typed but is no amount reaches the form as NaN, so that its schema can refuse it. */
export const NOT_AN_AMOUNT = Number.NaN

/** An amount in minor units; `null` when empty. Knows how many decimals the currency has. */
export function MoneyInput({
  value,
  onChange,
  currency,
  onBlur,
  ...props
}: {
  value: number | null
  onChange: (minor: number | null) => void
  currency: string
  onBlur?: () => void
  placeholder?: string
  disabled?: boolean
  name?: string
  ref?: React.Ref<HTMLInputElement>
  'aria-label'?: string
}) {
  const [draft, setDraft] = useState<string | null>(null)
  const settled = value === null || Number.isNaN(value) ? '' : toDecimal(value, currency)

  return (
    <AffixedInput
      inputMode="decimal"
      autoComplete="off"
      className="tabular-nums"
      before={currencySymbol(currency)}
      placeholder={toDecimal(0, currency)}
      {...props}
      value={draft ?? settled}
      onChange={(event) => {
        const typed = event.target.value
        setDraft(typed)
        onChange(typed.trim() === '' ? null : (parseDecimal(typed, currency) ?? NOT_AN_AMOUNT))
      }}
      onBlur={() => {
        if (value === null || !Number.isNaN(value)) setDraft(null)
        onBlur?.()
      }}
    />
  )
}
