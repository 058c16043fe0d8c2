import { X } from 'lucide-react'
import { useId, useState, type KeyboardEvent } from 'react'

import { useFieldControl } from '@/components/ui/field-context'
import { controlLook } from '@/components/ui/input'
import { cn } from '@/lib/cn'

/** Words as chips: Enter or a comma adds, Backspace in the empty input takes the last one back. */
export function TagsInput({
  value,
  onChange,
  onBlur,
  suggestions = [],
  placeholder,
  disabled,
}: {
  value: string[]
  onChange: (value: string[]) => void
  onBlur?: () => void
  suggestions?: string[]
  placeholder?: string
  disabled?: boolean
}) {
  const [typed, setTyped] = useState('')
  const listId = useId()
  const control = useFieldControl()
  const has = (word: string) => value.some((each) => each.toLowerCase() === word.toLowerCase())

  function add(text: string) {
    const words = text.split(',').map((word) => word.trim()).filter(Boolean)
    const fresh = words.filter((word, at) => !has(word) && words.indexOf(word) === at)
    if (fresh.length > 0) onChange([...value, ...fresh])
    setTyped('')
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && typed.trim()) {
      event.preventDefault()
      add(typed)
    } else if (event.key === 'Backspace' && typed === '' && value.length > 0) onChange(value.slice(0, -1))
  }

  return (
    <div
      className={cn(
        controlLook,
        'flex min-h-9 flex-wrap items-center gap-1 p-1 focus-within:border-accent focus-within:outline-1 focus-within:outline-accent max-md:min-h-10 has-aria-invalid:border-danger',
      )}
    >
      {value.map((word) => (
        <span key={word} className="inline-flex h-6 items-center gap-1 rounded-sm bg-surface-3/80 pl-2 text-sm">
          {word}
          <button
            type="button"
            aria-label={`Remove ${word}`}
            disabled={disabled}
            onClick={() => onChange(value.filter((each) => each !== word))}
            className="flex size-6 items-center justify-center rounded-sm text-muted hover:text-text"
          >
            <X className="size-3.5" aria-hidden />
          </button>
        </span>
      ))}
      <input
        {...control}
        value={typed}
        list={listId}
        disabled={disabled}
        placeholder={value.length === 0 ? placeholder : undefined}
        onChange={(event) => (event.target.value.endsWith(',') ? add(event.target.value) : setTyped(event.target.value))}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (typed.trim()) add(typed)
          onBlur?.()
        }}
        className="h-6 min-w-24 flex-1 bg-transparent px-2 outline-none"
      />
      <datalist id={listId}>
        {suggestions.filter((word) => !has(word)).map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </div>
  )
}
