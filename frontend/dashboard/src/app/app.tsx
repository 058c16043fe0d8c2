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
        const { href, pathname } = router.state.location
        if (pathname === '/login') return
        void router
          .navigate({
            to: '/login',
            search: reason === 'expired' ? { return: href, reason } : {},
            ignoreBlocker: true,
          })
          .then(() => queryClient.clear())
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
