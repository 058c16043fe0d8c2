import { useMutation, useQueryClient } from '@tanstack/react-query'

import { toast, toastProblem } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { mailKey, retryMail } from './api'

/** Sends a mail that failed once more. */
export function useRetry() {
  const store = useStore()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (mailId: string) => retryMail(store.id, mailId),
    onSuccess: () => {
      toast('Mail queued again')
      return queryClient.invalidateQueries({ queryKey: [...mailKey(store.id), 'list'] })
    },
    onError: (error) => toastProblem(messageOf(error)),
  })
}
