import { useQueryClient } from '@tanstack/react-query'

import { toastProblem } from '@/components/ui/toast'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { decide, reviewsKey, type Review, type ReviewStatus } from './api'

const AT_ONCE = 20
const DONE: Record<ReviewStatus, string> = {
  published: 'published',
  rejected: 'rejected',
  pending: 'put back into the queue',
}

/** Decides at once and offers the way back. */
export function useDecide() {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const refresh = () => queryClient.invalidateQueries({ queryKey: reviewsKey(store.id) })

  return async (reviews: Review[], status: ReviewStatus, onProgress: (done: number) => void = () => {}) => {
    const changed = reviews.filter((review) => review.status !== status)
    const outcomes: PromiseSettledResult<unknown>[] = []
    for (let at = 0; at < changed.length; at += AT_ONCE) {
      const part = changed.slice(at, at + AT_ONCE).map((review) => decide(store.id, review.id, status))
      outcomes.push(...(await Promise.allSettled(part)))
      if (changed.length > AT_ONCE) onProgress(outcomes.length)
    }
    await refresh()
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) toastProblem(messageOf(failed.reason))
    const done = changed.filter((_, place) => outcomes[place]?.status === 'fulfilled')
    const left = failed && done.length > 0 ? `, ${String(changed.length - done.length)} not changed` : ''
    if (done.length === 0) return
    const what = done.length === 1 ? 'Review' : `${String(done.length)} reviews`
    undoToast(`${what} ${DONE[status]}${left}`, async () => {
      for (let at = 0; at < done.length; at += AT_ONCE) {
        await Promise.all(done.slice(at, at + AT_ONCE).map((review) => decide(store.id, review.id, review.status)))
      }
      await refresh()
    })
  }
}
