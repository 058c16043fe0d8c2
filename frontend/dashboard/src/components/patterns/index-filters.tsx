import { ArrowDownUp, ChevronDown, Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'

import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import type { SelectOption } from '@/components/ui/select'
import { cn } from '@/lib/cn'

export interface IndexFilter {
  /** Its key in the address; name it in the route's `listSearch(...)`. */
  name: string
  label: string
  options: SelectOption[]
}

const TYPING_MS = 250

export function SearchBox({
  value,
  onChange,
  placeholder,
  isAlone,
}: {
  value: string
  onChange: (value: string | undefined) => void
  placeholder: string
  /** Nothing but the refresh button beside it: they share a line on phones, too. */
  isAlone: boolean
}) {
  const [typed, setTyped] = useState(value)
  const [settled, setSettled] = useState(value)
  if (value !== settled) {
    setSettled(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed.trim() === settled) return
    const timer = setTimeout(() => {
      setSettled(typed.trim())
      onChange(typed.trim() || undefined)
    }, TYPING_MS)
    return () => clearTimeout(timer)
  })

  return (
    <div className={cn('relative min-w-0 flex-1 basis-56', !isAlone && 'max-sm:basis-full')}>
      <Search className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted" aria-hidden />
      <input
        type="search"
        data-page-search
        aria-label={placeholder}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="h-8 w-full rounded-control bg-transparent pr-2 pl-8.5 outline-offset-0 max-md:h-10"
      />
    </div>
  )
}

export function FilterButton({
  filter,
  value,
  onChange,
}: {
  filter: IndexFilter
  value: string | undefined
  onChange: (value: string | undefined) => void
}) {
  const chosen = filter.options.find((option) => option.value === value)
  return (
    <div className="flex">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="small" className={cn(chosen && 'rounded-r-none border-r-0 bg-accent-soft text-accent-text')}>
            {chosen ? `${filter.label}: ${chosen.label}` : filter.label}
            {!chosen && <ChevronDown className="text-muted" aria-hidden />}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          <DropdownMenuRadioGroup value={value ?? ''} onValueChange={(next) => onChange(next || undefined)}>
            <DropdownMenuRadioItem value="">Any</DropdownMenuRadioItem>
            {filter.options.map((option) => (
              <DropdownMenuRadioItem key={option.value} value={option.value}>
                {option.label}
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>
      {chosen && (
        <Button
          size="small"
          aria-label={`Remove filter ${filter.label}`}
          onClick={() => onChange(undefined)}
          className="rounded-l-none bg-accent-soft px-1.5 text-accent-text"
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  )
}

export function SortButton({
  options,
  value,
  onChange,
}: {
  options: SelectOption[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}) {
  const first = options[0]?.value ?? ''
  const current = options.find((option) => option.value === (value ?? first))
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="small" variant="quiet" aria-label={`Sort: ${current?.label ?? ''}`}>
          <ArrowDownUp className="text-muted" aria-hidden />
          <span className="max-sm:hidden">{current?.label}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuRadioGroup value={value ?? first} onValueChange={(next) => onChange(next === first ? undefined : next)}>
          {options.map((option) => (
            <DropdownMenuRadioItem key={option.value} value={option.value}>
              {option.label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
