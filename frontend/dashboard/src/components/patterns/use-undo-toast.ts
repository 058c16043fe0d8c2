import { useCallback } from 'react'

import { toast } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'

/** After something reversible: say it, offer the way back. `undo` restores and refreshes. */
export function useUndoToast() {
  return useCallback((message: string, undo: () => Promise<unknown>) => {
    toast(message, {
      label: 'Undo',
      run: () =>
        void undo().then(
          () => toast('Undone'),
          (error: unknown) => toast(`Not undone: ${messageOf(error)}`),
        ),
    })
  }, [])
}
