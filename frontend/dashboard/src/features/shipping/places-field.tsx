import { X } from 'lucide-react'
import { useState } from 'react'
import { Controller, type Control } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { CountryPicker } from '@/components/patterns/country-picker'

import type { Country, Zone } from './api'
import { ProvincesDialog } from './provinces-dialog'
import type { Place, ZoneValues } from './zone-form'

/** The countries of a zone, each whole or with some of its regions. What another zone has whole cannot be taken. */
export function PlacesField({
  control,
  countries,
  others,
}: {
  control: Control<ZoneValues>
  countries: Country[]
  others: Zone[]
}) {
  const [asked, setAsked] = useState<Place | null>(null)
  const names = new Map(countries.map(({ code, name }) => [code, name]))
  const nameOf = (code: string) => names.get(code) ?? code
  const owners = new Map(
    others.flatMap((zone) =>
      zone.places.filter(({ provinces }) => provinces.length === 0).map(({ country }) => [country, zone.name] as const),
    ),
  )

  return (
    <Controller
      control={control}
      name="places"
      render={({ field: { value: places, onChange }, fieldState }) => (
        <div className="flex flex-col gap-2">
          <Field label="Countries" error={fieldState.error?.message}>
            <CountryPicker
              chosen={places.map(({ country }) => country)}
              onChange={(codes) => onChange(codes.map((country) => places.find((place) => place.country === country) ?? { country, provinces: [] }))}
              countries={countries}
              owners={owners}
            />
          </Field>
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {places.map((place) => (
              <li key={place.country} className="flex min-h-9 items-center gap-2 border-b border-border">
                <span className="min-w-0 flex-1 truncate">{nameOf(place.country)}</span>
                <Button size="small" variant="quiet" className="text-muted" onClick={() => setAsked(place)}>
                  {place.provinces.length === 0 ? 'Whole country' : `${place.provinces.length} regions`}
                </Button>
                <IconButton
                  label={`Remove ${nameOf(place.country)}`}
                  size="icon-small"
                  onClick={() => onChange(places.filter((each) => each !== place))}
                >
                  <X className="text-muted" aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
          {asked && (
            <ProvincesDialog
              place={asked}
              name={nameOf(asked.country)}
              others={others}
              onClose={() => setAsked(null)}
              onChoose={(provinces) =>
                onChange(places.map((each) => (each.country === asked.country ? { ...each, provinces } : each)))
              }
            />
          )}
        </div>
      )}
    />
  )
}
