import { CircleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'

import { cn } from '@/lib/cn'

import { FieldContext } from './field-context'
import { Label } from './label'

export interface FieldProps {
  label: ReactNode
  /** Something quiet at the end of the label's line: "Optional", a link. */
  aside?: ReactNode
  hint?: ReactNode
  error?: string | undefined
  required?: boolean
  hideLabel?: boolean
  className?: string
  children: ReactNode
}

/** One control with its label, hint and error, tied together for every reader. */
export function Field(props: FieldProps) {
  const { label, aside, hint, error, required = false, hideLabel, className, children } = props
  const id = useId()
  const hintId = hint && !error ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  const describedBy = errorId ?? hintId

  return (
    <FieldContext value={{ id, describedBy, isInvalid: Boolean(error), isRequired: required }}>
      <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
        <div className={cn('flex items-baseline justify-between gap-2', hideLabel && 'sr-only')}>
          <Label htmlFor={id}>{label}</Label>
          {aside && <span className="text-sm text-muted">{aside}</span>}
        </div>
        {children}
        {error && (
          <p id={errorId} className="flex items-start gap-1.5 text-sm text-danger">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {error}
          </p>
        )}
        {hint && !error && (
          <p id={hintId} className="text-sm text-muted">
            {hint}
          </p>
        )}
      </div>
    </FieldContext>
  )
}
