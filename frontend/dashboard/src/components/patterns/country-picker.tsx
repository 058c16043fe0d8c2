import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'

import { useFieldControl } from '@/components/ui/field-context'
import { controlLook } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import type { Schemas } from '@/lib/api/client'
import { cn } from '@/lib/cn'

interface Props {
  chosen: readonly string[]
  onChange: (codes: string[]) => void
  countries: Schemas['CountryOut'][]
  /** Who else has a country, by its code. It cannot be chosen here. */
  owners: ReadonlyMap<string, string>
}

/** Many countries of all, found by typing; the European Union at once. Those that are left keep their order, new ones follow. */
export function CountryPicker({ chosen, onChange, countries, owners }: Props) {
  const control = useFieldControl()
  const has = new Set(chosen)
  const union = countries.filter(({ code, is_eu }) => is_eu && !owners.has(code)).map(({ code }) => code)
  const isWholeUnion = union.every((code) => has.has(code))
  const add = (codes: string[]) => onChange([...chosen, ...codes.filter((code) => !has.has(code))])
  const remove = (codes: string[]) => onChange(chosen.filter((code) => !codes.includes(code)))
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
              <Choice
                value="eu"
                keywords={['European Union', 'EU']}
                name="European Union"
                note={`${union.length} countries`}
                isChosen={isWholeUnion}
                onSelect={() => (isWholeUnion ? remove(union) : add(union))}
              />
            )}
            {countries.map(({ code, name }) => (
              <Choice
                key={code}
                value={code}
                keywords={[name]}
                name={name}
                note={owners.has(code) ? `in “${owners.get(code)}”` : ''}
                isChosen={has.has(code)}
                disabled={owners.has(code)}
                onSelect={() => (has.has(code) ? remove([code]) : add([code]))}
              />
            ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  )
}

interface ChoiceProps {
  value: string
  keywords: string[]
  name: string
  note: string
  isChosen: boolean
  disabled?: boolean
  onSelect: () => void
}

function Choice({ value, keywords, name, note, isChosen, disabled = false, onSelect }: ChoiceProps) {
  return (
    <Command.Item
      value={value}
      keywords={keywords}
      disabled={disabled}
      onSelect={onSelect}
      className="flex cursor-default items-center gap-2 rounded-control px-2 py-1.5 data-[disabled=true]:text-muted data-[selected=true]:bg-surface-2 max-md:min-h-10"
    >
      <Check className={cn('size-4', isChosen ? 'text-accent-text' : 'invisible')} aria-hidden />
      <span className="min-w-0 flex-1 truncate">
        {name}
        {isChosen && <span className="sr-only">, chosen</span>}
      </span>
      {note && <span className="truncate text-sm text-muted">{note}</span>}
    </Command.Item>
  )
}
