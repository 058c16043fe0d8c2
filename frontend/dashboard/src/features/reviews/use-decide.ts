import { useQueryClient } from '@tanstack/react-query'

import { toast } from '@/components/ui/toast'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { decide, reviewsKey, type Review, type ReviewStatus } from './api'

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

  return async (reviews: Review[], status: ReviewStatus) => {
    const changed = reviews.filter((review) => review.status !== status)
    const outcomes = await Promise.allSettled(changed.map((review) => decide(store.id, review.id, status)))
    await refresh()
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) toast(messageOf(failed.reason))
    const done = changed.filter((_, place) => outcomes[place]?.status === 'fulfilled')
    if (done.length === 0) return
    const what = done.length === 1 ? 'Review' : `${String(done.length)} reviews`
    undoToast(`${what} ${DONE[status]}`, async () => {
      await Promise.all(done.map((review) => decide(store.id, review.id, review.status)))
      await refresh()
    })
  }
}
