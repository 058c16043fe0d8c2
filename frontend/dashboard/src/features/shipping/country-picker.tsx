import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'

import { useFieldControl } from '@/components/ui/field-context'
import { controlLook } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { cn } from '@/lib/cn'

import type { Country, Zone } from './api'
import type { Place } from './zone-form'

const itemLook =
  'flex cursor-default items-center gap-2 rounded-control px-2 py-1.5 data-[disabled=true]:text-muted data-[selected=true]:bg-surface-2 max-md:min-h-10'

/** Many of many, found by typing; what another zone has whole cannot be taken. */
export function CountryPicker({
  places,
  onChange,
  countries,
  others,
}: {
  places: Place[]
  onChange: (places: Place[]) => void
  countries: Country[]
  others: Zone[]
}) {
  const control = useFieldControl()
  const chosen = new Set(places.map(({ country }) => country))
  const owner = new Map(
    others.flatMap((zone) =>
      zone.places.filter(({ provinces }) => provinces.length === 0).map(({ country }) => [country, zone.name] as const),
    ),
  )
  const add = (codes: string[]) =>
    onChange([...places, ...codes.filter((code) => !chosen.has(code)).map((country) => ({ country, provinces: [] }))])
  const union = countries.filter(({ code, is_eu }) => is_eu && !owner.has(code)).map(({ code }) => code)
  const isWholeUnion = union.every((code) => chosen.has(code))

  return (
    <Popover>
      <PopoverTrigger asChild>
        <button
          type="button"
          {...control}
          className={cn(controlLook, 'flex h-9 max-w-90 items-center justify-between gap-2 px-3 text-left max-md:h-10')}
        >
          <span className={cn('truncate', places.length === 0 && 'text-muted')}>
            {places.length === 0 ? 'Choose countries' : places.length === 1 ? '1 country' : `${places.length} countries`}
          </span>
          <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden />
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label="Choose countries" className="w-(--radix-popover-trigger-width) min-w-72 p-0">
        <Command label="Search countries">
          <Command.Input
            placeholder="Search countries"
            className="h-10 w-full border-b border-border bg-transparent px-3 outline-none"
          />
          <Command.List className="max-h-72 overflow-y-auto p-1">
            <Command.Empty className="px-3 py-6 text-center text-muted">Nothing found</Command.Empty>
            {union.length > 0 && (
              <Command.Item
                value="eu"
                keywords={['European Union', 'EU']}
                onSelect={() =>
                  isWholeUnion ? onChange(places.filter(({ country }) => !union.includes(country))) : add(union)
                }
                className={itemLook}
              >
                <Check className={cn('size-4', isWholeUnion ? 'text-accent-text' : 'invisible')} aria-hidden />
                <span className="flex-1 font-medium">European Union</span>
                <span className="text-sm text-muted">{union.length} countries</span>
              </Command.Item>
            )}
            {countries.map(({ code, name }) => (
              <Command.Item
                key={code}
                value={code}
                keywords={[name]}
                disabled={owner.has(code)}
                onSelect={() =>
                  chosen.has(code) ? onChange(places.filter(({ country }) => country !== code)) : add([code])
                }
                className={itemLook}
              >
                <Check className={cn('size-4', chosen.has(code) ? 'text-accent-text' : 'invisible')} aria-hidden />
                <span className="min-w-0 flex-1 truncate">
                  {name}
                  {chosen.has(code) && <span className="sr-only">, chosen</span>}
                </span>
                {owner.has(code) && <span className="truncate text-sm">in “{owner.get(code)}”</span>}
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  )
}
