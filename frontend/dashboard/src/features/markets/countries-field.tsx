import { Command } from 'cmdk'
import { Check, ChevronsUpDown, X } from 'lucide-react'
import { Controller, type Control } from 'react-hook-form'

import { Field } from '@/components/ui/field'
import { useFieldControl } from '@/components/ui/field-context'
import { IconButton } from '@/components/ui/icon-button'
import { controlLook } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { cn } from '@/lib/cn'

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
  const owner = new Map(others.flatMap((market) => market.countries.map((code) => [code, market.name] as const)))
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
            <Picker chosen={value} onChange={onChange} countries={countries} owner={owner} />
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

function Picker({
  chosen,
  onChange,
  countries,
  owner,
}: {
  chosen: string[]
  onChange: (codes: string[]) => void
  countries: Country[]
  owner: Map<string, string>
}) {
  const control = useFieldControl()
  const has = new Set(chosen)
  const add = (codes: string[]) => onChange([...chosen, ...codes.filter((code) => !has.has(code))])
  const union = countries.filter(({ code, is_eu }) => is_eu && !owner.has(code)).map(({ code }) => code)
  const isWholeUnion = union.length > 0 && union.every((code) => has.has(code))
  return (
    <Popover>
      <PopoverTrigger asChild>
        <button
          type="button"
          {...control}
          className={cn(controlLook, 'flex h-9 max-w-90 items-center justify-between gap-2 px-3 text-left max-md:h-10')}
        >
          <span className={cn('truncate', chosen.length === 0 && 'text-muted')}>
            {chosen.length === 0 ? 'Choose countries' : chosen.length === 1 ? '1 country' : `${chosen.length} countries`}
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
              <Item
                value="eu"
                name="European Union"
                isChosen={isWholeUnion}
                note={`${String(union.length)} countries`}
                onSelect={() => (isWholeUnion ? onChange(chosen.filter((code) => !union.includes(code))) : add(union))}
              />
            )}
            {countries.map(({ code, name }) => (
              <Item
                key={code}
                value={code}
                name={name}
                isChosen={has.has(code)}
                note={owner.has(code) ? `in “${owner.get(code) ?? ''}”` : ''}
                disabled={owner.has(code)}
                onSelect={() => (has.has(code) ? onChange(chosen.filter((one) => one !== code)) : add([code]))}
              />
            ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  )
}

function Item(props: {
  value: string
  name: string
  isChosen: boolean
  note: string
  disabled?: boolean
  onSelect: () => void
}) {
  return (
    <Command.Item
      value={props.value}
      keywords={[props.name]}
      disabled={props.disabled ?? false}
      onSelect={props.onSelect}
      className="flex cursor-default items-center gap-2 rounded-control px-2 py-1.5 data-[disabled=true]:text-muted data-[selected=true]:bg-surface-2 max-md:min-h-10"
    >
      <Check className={cn('size-4', props.isChosen ? 'text-accent-text' : 'invisible')} aria-hidden />
      <span className="min-w-0 flex-1 truncate">
        {props.name}
        {props.isChosen && <span className="sr-only">, chosen</span>}
      </span>
      <span className="truncate text-sm text-muted">{props.note}</span>
    </Command.Item>
  )
}
