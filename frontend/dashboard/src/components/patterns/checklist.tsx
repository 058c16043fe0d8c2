import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

import { Card, CardHeader } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { cn } from '@/lib/cn'

export interface ChecklistStep {
  id: string
  title: string
  body?: ReactNode
  isDone: boolean
  /** What to press while it is open. */
  action?: ReactNode
}

/** Steps towards one goal. The first open one is opened up; done ones are quiet. */
export function Checklist({
  title,
  description,
  steps,
  footer,
}: {
  title: string
  description?: string
  steps: ChecklistStep[]
  footer?: ReactNode
}) {
  const done = steps.filter((step) => step.isDone).length
  const current = steps.find((step) => !step.isDone)
  return (
    <Card>
      <CardHeader
        title={title}
        description={description}
        action={
          <div className="flex w-32 shrink-0 flex-col items-end gap-2 pt-0.5 text-sm text-muted tabular-nums">
            {done} of {steps.length} done
            <Progress value={done} max={steps.length} label={`${done} of ${steps.length} steps done`} />
          </div>
        }
      />
      <ol className="mt-3 flex flex-col pb-2">
        {steps.map((step) => (
          <li
            key={step.id}
            className={cn('mx-2 flex items-center gap-3 rounded-control px-3 py-2', step === current && 'bg-surface-2')}
          >
            <span
              className={cn(
                'flex size-[18px] shrink-0 items-center justify-center rounded-full',
                step.isDone ? 'bg-accent text-on-accent' : 'border-[1.5px] border-dashed border-control',
              )}
            >
              {step.isDone && <Check className="size-3" strokeWidth={3} aria-hidden />}
            </span>
            <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-6 gap-y-2">
              <div className="flex min-w-0 flex-1 basis-64 flex-col">
                <p className={cn('font-medium', step.isDone && 'font-normal text-muted')}>
                  {step.title}
                  <span className="sr-only">{step.isDone ? ' (done)' : ' (to do)'}</span>
                </p>
                {step === current && step.body && <p className="text-sm text-muted">{step.body}</p>}
              </div>
              {!step.isDone && step.action}
            </div>
          </li>
        ))}
      </ol>
      {footer}
    </Card>
  )
}
