import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { fulfilmentsQuery, type Choice } from './api'
import { isUnderWay } from './under-way'

/** After a decision: still going on, come to rest, or longer than people like to look at. */
export type Phase = 'going' | 'settled' | 'slow'

const POLL_MS = 2_000
const PATIENCE_MS = 30_000
const SHOWN_MS = 5_000

/** Follows an order after a decision until it rests. News come live; the polling is for the case that
 * they do not. */
export function useFollow(storeId: string, orderId: string) {
  const [startedAt, setStartedAt] = useState<number | null>(null)
  const [isSlow, setSlow] = useState(false)
  const { data, dataUpdatedAt } = useQuery({ ...fulfilmentsQuery(storeId, orderId), enabled: startedAt !== null })
  const isSettled = startedAt !== null && data !== undefined && dataUpdatedAt > startedAt && !isUnderWay(data)
  const isGoing = startedAt !== null && !isSettled && !isSlow
  const isAskedAgain = (data?.actions.length ?? 0) > 0

  useEffect(() => {
    if (startedAt === null) return
    const timer = isSettled
      ? setTimeout(() => setStartedAt(null), SHOWN_MS)
      : setTimeout(() => setSlow(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [startedAt, isSettled])

  const phase: Phase | null = startedAt === null ? null : isGoing ? 'going' : isSettled ? 'settled' : 'slow'
  return {
    /** Nothing to show when the next question stands there already. */
    phase: phase === 'settled' && isAskedAgain ? null : phase,
    pollEvery: isGoing ? POLL_MS : (false as const),
    start: (_choice: Choice) => {
      setSlow(false)
      setStartedAt(Date.now())
    },
  }
}
