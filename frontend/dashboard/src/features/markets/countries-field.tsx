import { X } from 'lucide-react'
import { Controller, type Control } from 'react-hook-form'

import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { CountryPicker } from '@/components/patterns/country-picker'

import type { Country, Market } from './api'
import type { MarketValues } from './market-form'

/** Whose shoppers begin with this market. A country is in one market only. */
export function CountriesField({
  control,
  countries,
  others,
}: {
  control: Control<MarketValues>
  countries: Country[]
  others: Market[]
}) {
  const names = new Map(countries.map(({ code, name }) => [code, name]))
  const owners = new Map(others.flatMap((market) => market.countries.map((code) => [code, market.name] as const)))
  return (
    <Controller
      control={control}
      name="countries"
      render={({ field: { value, onChange }, fieldState }) => (
        <div className="flex flex-col gap-2">
          <Field
            label="Countries"
            hint="Shoppers there see this currency first. Without countries it is only there to be chosen."
            error={fieldState.error?.message}
          >
            <CountryPicker chosen={value} onChange={onChange} countries={countries} owners={owners} />
          </Field>
          {value.length > 0 && (
            <ul className="flex flex-wrap gap-1.5">
              {value.map((code) => (
                <li key={code} className="flex items-center rounded-full bg-surface-2 py-0.5 pr-0.5 pl-3 text-sm">
                  {names.get(code) ?? code}
                  <IconButton
                    label={`Remove ${names.get(code) ?? code}`}
                    size="icon-small"
                    onClick={() => onChange(value.filter((one) => one !== code))}
                  >
                    <X className="text-muted" aria-hidden />
                  </IconButton>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    />
  )
}
