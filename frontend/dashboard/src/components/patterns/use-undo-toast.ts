import { useCallback } from 'react'

import { toast } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'

/** After something reversible: say it, offer the way back. `undo` restores and refreshes. What is done to the same
 * thing step by step says `about` which, and has one toast. */
export function useUndoToast() {
  return useCallback((message: string, undo: () => Promise<unknown>, about?: string) => {
    const action = {
      label: 'Undo',
      run: () =>
        void undo().then(
          () => toast('Undone'),
          (error: unknown) => toast(`Not undone: ${messageOf(error)}`),
        ),
    }
    toast(message, action, about)
  }, [])
}
