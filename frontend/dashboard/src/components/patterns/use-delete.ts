import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { toastProblem } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'

import { useUndoToast } from './use-undo-toast'

interface Deletion {
  /** What is said afterwards: Collection “Lamps” deleted. */
  said: string
  remove: () => Promise<unknown>
  restore: () => Promise<unknown>
  /** The page of the list, and what holds its rows. */
  list: { path: string; key: QueryKey }
  /** What holds the record itself: it is forgotten. */
  record: QueryKey
}

/** Deletes at once, leaves for the list and offers the way back. A refusal is said and nothing changes. */
export function useDelete() {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  return async ({ said, remove, restore, list, record }: Deletion) => {
    try {
      await remove()
    } catch (error) {
      toastProblem(messageOf(error))
      return
    }
    const refresh = () => queryClient.invalidateQueries({ queryKey: list.key })
    await navigate({ to: list.path as never, ignoreBlocker: true })
    queryClient.removeQueries({ queryKey: record })
    await refresh()
    undoToast(said, async () => {
      await restore()
      await refresh()
    })
  }
}
