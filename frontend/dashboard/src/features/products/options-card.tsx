import { Plus, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { cn } from '@/lib/cn'

import { cellLook } from './draft-input'
import { NewOption } from './new-option'
import { OptionChip } from './option-chip'
import { split, withValues } from './typed-values'
import { useRange } from './use-range'
import {
  addMissing,
  losses,
  missingCount,
  moveValue,
  MOST_OPTIONS,
  MOST_VARIANTS,
  refusalOfName,
  refusalOfValue,
  removeOption,
  removeValue,
  renameOption,
  renameValue,
  type Range,
} from './variants'

export function OptionsCard({ disabled }: { disabled: boolean }) {
  const range = useRange()
  const { options, variants } = range
  const [isAdding, setAdding] = useState(false)
  const [asked, setAsked] = useState<{ next: Range; lost: number } | null>(null)
  const now = { options, variants }
  const missing = missingCount(now)

  function propose(next: Range) {
    const lost = losses(now, next).length
    if (lost > 0) setAsked({ next, lost })
    else range.apply(next)
  }

  return (
    <Card>
      <CardHeader
        title="Options"
        description={options.length === 0 ? 'Sizes, colours or materials, if it comes in several.' : undefined}
        action={
          !disabled &&
          !isAdding &&
          options.length < MOST_OPTIONS && (
            <Button size="small" variant="quiet" onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              Add option
            </Button>
          )
        }
      />
      <CardBody className="gap-5 empty:pt-0">
        {options.map((option, at) => (
          <OptionRow
            key={at}
            range={now}
            at={at}
            disabled={disabled}
            problem={range.errors.options?.[at]?.message ?? range.errors.options?.[at]?.name?.message}
            onApply={range.apply}
            onPropose={propose}
            name={option.name}
          />
        ))}
        {isAdding && (
          <NewOption
            range={now}
            onCancel={() => setAdding(false)}
            onAdd={(next) => {
              range.apply(next)
              setAdding(false)
            }}
          />
        )}
        {missing > 0 && variants.length + missing <= MOST_VARIANTS && !disabled && (
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
            {missing === 1 ? '1 combination is' : `${missing} combinations are`} left out.
            <Button size="small" variant="link" onClick={() => range.apply(addMissing(now))}>
              {missing === 1 ? 'Add it' : 'Add them'}
            </Button>
          </p>
        )}
      </CardBody>
      {asked && (
        <Dialog open onOpenChange={(open) => !open && setAsked(null)}>
          <DialogContent
            title={asked.lost === 1 ? 'Remove 1 variant?' : `Remove ${asked.lost} variants?`}
            footer={
              <>
                <Button
                  variant="danger"
                  onClick={() => {
                    range.apply(asked.next)
                    setAsked(null)
                  }}
                >
                  Remove {asked.lost === 1 ? 'variant' : 'variants'}
                </Button>
                <Button onClick={() => setAsked(null)}>Keep</Button>
              </>
            }
          >
            <p className="text-muted">
              Their prices, stock and supplier offers go with them once you save. Until then Discard brings them back.
            </p>
          </DialogContent>
        </Dialog>
      )}
    </Card>
  )
}

function OptionRow({
  range,
  at,
  name,
  disabled,
  problem,
  onApply,
  onPropose,
}: {
  range: Range
  at: number
  name: string
  disabled: boolean
  problem: string | undefined
  onApply: (next: Range) => void
  onPropose: (next: Range) => void
}) {
  const [typedName, setTypedName] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const refusalId = useId()
  const values = range.options[at]?.values ?? []
  const nameRefusal = typedName === null ? null : refusalOfName(range, at, typedName)

  function add() {
    const answer = withValues(range, at, split(typed))
    setRefusal(answer.refusal)
    if (!answer.refusal) setTyped('')
    onApply(answer.range)
  }

  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-x-3 gap-y-2 sm:grid-cols-[11rem_1fr_auto]">
      <Field label="Name" hideLabel error={nameRefusal ?? problem}>
        <Input
          value={typedName ?? name}
          disabled={disabled}
          onChange={(event) => setTypedName(event.target.value)}
          onBlur={() => {
            if (typedName !== null && !nameRefusal && typedName.trim() !== name) onApply(renameOption(range, at, typedName))
            setTypedName(null)
          }}
        />
      </Field>
      <div className="flex min-w-0 flex-col gap-1.5 max-sm:order-last max-sm:col-span-2">
        <ul aria-label={`Values of ${name}`} className="flex min-h-9 flex-wrap items-center gap-1.5">
          {values.map((value, index) => (
            <li key={value}>
              <OptionChip
                value={value}
                isFirst={index === 0}
                isLast={index === values.length - 1}
                disabled={disabled}
                refuse={(next) => (next.trim().toLowerCase() === value.toLowerCase() ? null : refusalOfValue(range, at, next))}
                onRename={(next) => onApply(renameValue(range, at, value, next))}
                onMove={(step) => onApply(moveValue(range, at, index, index + step))}
                onRemove={() => onPropose(removeValue(range, at, value))}
              />
            </li>
          ))}
          {!disabled && (
            <li>
              <input
                aria-label={`Add a value to ${name}`}
                aria-invalid={refusal ? true : undefined}
                aria-describedby={refusal ? refusalId : undefined}
                value={typed}
                placeholder="Add a value"
                className={cn(cellLook, 'w-36 border-dashed border-border')}
                onChange={(event) => {
                  setTyped(event.target.value)
                  setRefusal(null)
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  if (typed.trim()) add()
                }}
                onBlur={() => typed.trim() && add()}
              />
            </li>
          )}
        </ul>
        {refusal && (
          <p id={refusalId} role="alert" className="text-sm text-danger">
            {refusal}
          </p>
        )}
      </div>
      {!disabled && (
        <IconButton label={`Remove option ${name}`} onClick={() => onPropose(removeOption(range, at))}>
          <Trash2 className="text-muted" aria-hidden />
        </IconButton>
      )}
    </div>
  )
}
