import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'

import { Toaster } from '@/components/ui/toaster'
import { TooltipProvider } from '@/components/ui/tooltip'
import { createQueryClient } from '@/lib/query-client'
import { onEnd } from '@/lib/session/session'

import { createAppRouter } from './router'

const queryClient = createQueryClient()
const router = createAppRouter(queryClient)

/** When the session ends, nothing of it stays on screen; the way back is remembered if it only ran out. */
function useLoginOnEnd() {
  useEffect(
    () =>
      onEnd((reason) => {
        const here = router.state.location.href
        queryClient.clear()
        void router.navigate({
          to: '/login',
          search: reason === 'expired' ? { return: here, reason } : {},
          ignoreBlocker: true,
        })
      }),
    [],
  )
}

export function App() {
  useLoginOnEnd()
  return (
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <RouterProvider router={router} />
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  )
}
