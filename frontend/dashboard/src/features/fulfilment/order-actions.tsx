import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react'

import { DateTime } from '@/components/ui/date-time'
import { useStore } from '@/lib/store-context'

import { ActionDetails } from './action-details'
import { fulfilmentsQuery, type Action, type Choice } from './api'
import { Choices } from './choices'
import { useFollow, type Phase } from './use-follow'
import { kindTitle } from './words'

/** At the top of an order: what waits for a decision, and how it goes on after one. */
export function OrderActions({ orderId }: { orderId: string }) {
  const store = useStore()
  const follow = useFollow(store.id, orderId)
  const { data } = useQuery({ ...fulfilmentsQuery(store.id, orderId), refetchInterval: follow.pollEvery })
  const actions = data?.actions ?? []
  if (actions.length === 0 && !follow.phase) return null
  return (
    <div className="flex flex-col gap-3">
      {follow.phase && <Progress phase={follow.phase} />}
      {actions.map((action) => (
        <ActionBanner key={action.id} action={action} onDecided={follow.start} />
      ))}
    </div>
  )
}

function ActionBanner({ action, onDecided }: { action: Action; onDecided: (choice: Choice) => void }) {
  return (
    <section
      aria-label={kindTitle(action.kind)}
      className="flex gap-3 rounded-card border border-danger/35 bg-surface px-5 py-4 max-sm:px-4"
    >
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div>
          <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 text-base font-semibold">
            {kindTitle(action.kind)}
            <DateTime at={action.raised_at} className="text-sm font-normal text-muted" />
          </h2>
          <p className="mt-0.5 max-w-160 text-pretty">{action.problem}</p>
        </div>
        <ActionDetails details={action.details} />
        <Choices action={action} onDecided={onDecided} />
      </div>
    </section>
  )
}

const WORDS: Record<Phase, string> = {
  going: 'Decided. Windlass goes on with this order…',
  settled: 'Done. This is how the order stands now.',
  slow: 'Decided. Windlass goes on from here, and this page follows.',
}

function Progress({ phase }: { phase: Phase }) {
  const Icon = phase === 'going' ? LoaderCircle : CircleCheck
  return (
    <p role="status" className="flex items-center gap-3 rounded-card border border-border bg-surface px-5 py-3 max-sm:px-4">
      <Icon className={phase === 'going' ? 'size-4 animate-spin text-muted' : 'size-4 text-success'} aria-hidden />
      {WORDS[phase]}
    </p>
  )
}
