import { useState, type KeyboardEvent } from 'react'

import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

import { split, withValues } from './typed-values'
import { addOption, refusalOfName, type Range } from './variants'

/** The inputs of an option that is about to be added. */
export function NewOption({ range, onAdd, onCancel }: { range: Range; onAdd: (next: Range) => void; onCancel: () => void }) {
  const [name, setName] = useState('')
  const [typed, setTyped] = useState('')
  const [problems, setProblems] = useState<{ name?: string | undefined; values?: string | undefined }>({})
  const at = range.options.length

  function add() {
    const [first, ...rest] = split(typed)
    const nameProblem = refusalOfName(range, at, name)
    if (nameProblem || !first) {
      setProblems({ name: nameProblem ?? undefined, values: first ? undefined : 'Type one value at least.' })
      return
    }
    const answer = withValues(addOption(range, name, first), at, rest)
    if (answer.refusal) setProblems({ values: answer.refusal })
    else onAdd(answer.range)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      add()
    } else if (event.key === 'Escape') onCancel()
  }

  return (
    <div className="grid items-start gap-3 rounded-control bg-surface-2 p-3 sm:grid-cols-[11rem_1fr]">
      <Field label="Option" error={problems.name}>
        <Input autoFocus value={name} placeholder="Colour" onChange={(event) => setName(event.target.value)} onKeyDown={onKeyDown} />
      </Field>
      <Field label="Values" error={problems.values} hint="Several at once with commas.">
        <Input value={typed} placeholder="Black, White, Sage" onChange={(event) => setTyped(event.target.value)} onKeyDown={onKeyDown} />
      </Field>
      <div className="flex gap-2 sm:col-start-2">
        <Button size="small" onClick={add}>
          Add option
        </Button>
        <Button size="small" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
