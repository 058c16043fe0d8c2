import { useRef, type KeyboardEvent } from 'react'

import { cn } from '@/lib/cn'

import { STATUSES, type Column } from './cells'

/** Where a cell is typed into. Enter and Tab keep it and move on, Escape leaves it as it was. */
export function CellEditor({
  column,
  label,
  draft,
  isNumber,
  onCommit,
  onCancel,
}: {
  column: Column
  label: string
  draft: string
  isNumber: boolean
  onCommit: (text: string, step: { down: number; right: number }) => void
  onCancel: () => void
}) {
  const isOver = useRef(false)
  const end = (run: () => void) => {
    if (isOver.current) return
    isOver.current = true
    run()
  }
  const stay = { down: 0, right: 0 }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement | HTMLSelectElement>) {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const { value } = event.currentTarget
    const cell = event.currentTarget.closest('td')
    const back = event.shiftKey ? -1 : 1
    if (event.key === 'Enter') end(() => onCommit(value, { down: back, right: 0 }))
    else if (event.key === 'Tab') end(() => onCommit(value, { down: 0, right: back }))
    else if (event.key === 'Escape') end(onCancel)
    else return
    event.preventDefault()
    cell?.focus() // the input is about to go, and the keys are to stay in the grid
  }

  const shared = {
    'aria-label': label,
    onKeyDown,
    className: cn(
      'absolute inset-0 z-10 h-full w-full rounded-none border-0 bg-surface px-3 text-text outline-2 -outline-offset-2 outline-accent',
      isNumber && 'text-right tabular-nums',
    ),
  }
  if (column === 'status') {
    const typed = Object.values(STATUSES).find((word) => draft && word.toLowerCase().startsWith(draft.toLowerCase()))
    return (
      <select
        {...shared}
        ref={(element) => element?.focus()}
        defaultValue={typed ?? STATUSES.draft}
        onBlur={(event) => end(() => onCommit(event.target.value, stay))}
      >
        {Object.values(STATUSES).map((word) => (
          <option key={word}>{word}</option>
        ))}
      </select>
    )
  }
  return (
    <input
      {...shared}
      ref={(element) => element?.focus()}
      defaultValue={draft}
      inputMode={isNumber ? 'decimal' : 'text'}
      autoComplete="off"
      onBlur={(event) => end(() => onCommit(event.target.value, stay))}
    />
  )
}
