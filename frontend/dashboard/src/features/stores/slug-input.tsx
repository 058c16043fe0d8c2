import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useEffect, useState, type Ref } from 'react'

import { Button } from '@/components/ui/button'
import { AffixedInput } from '@/components/ui/input'
import { messageOf } from '@/lib/api/problem'

import { slugQuery } from './api'

const TYPING_MS = 300

function useSettled(value: string) {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** The store's address, checked against the taken ones while it is typed. `current` is always fine. */
export function SlugInput({
  value,
  onChange,
  onBlur,
  current,
  suffix,
  ref,
}: {
  value: string
  onChange: (slug: string) => void
  onBlur?: () => void
  current?: string
  suffix: string
  ref?: Ref<HTMLInputElement>
}) {
  const settled = useSettled(value)
  const isAsked = settled !== '' && settled !== current
  const { data, error, isFetching } = useQuery({ ...slugQuery(settled), enabled: isAsked })
  const isCurrent = settled === value && !isFetching

  return (
    <>
      <AffixedInput
        ref={ref}
        value={value}
        onChange={(event) => onChange(event.target.value.toLowerCase())}
        onBlur={onBlur}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        after={suffix}
      />
      <div role="status" className="min-h-5 text-sm">
        {isAsked && !isCurrent && <span className="text-muted">Checking…</span>}
        {isAsked && isCurrent && data?.is_available && (
          <span className="flex items-center gap-1.5 text-success">
            <CircleCheck className="size-4" aria-hidden />
            This address is free
          </span>
        )}
        {isAsked && isCurrent && data && !data.is_available && (
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-danger">
            {data.message ?? 'This address is taken.'}
            {data.suggestions.map((suggestion) => (
              <Button key={suggestion} size="small" onClick={() => onChange(suggestion)}>
                {suggestion}
              </Button>
            ))}
          </span>
        )}
        {isAsked && isCurrent && error && <span className="text-danger">{messageOf(error)}</span>}
      </div>
    </>
  )
}
