import { createFileRoute, redirect } from '@tanstack/react-router'

import { storesQuery } from '@/features/stores/api'
import { lastStore } from '@/lib/last-store'
import { requireSession } from '@/app/require-session'

/** Opens the store that was open last, or the only one there is. */
export const Route = createFileRoute('/')({
  beforeLoad: async ({ context, location }) => {
    await requireSession(location.href)
    const { items } = await context.queryClient.ensureQueryData(storesQuery)
    const last = items.find((store) => store.id === lastStore()) ?? (items.length === 1 ? items[0] : undefined)
    throw last
      ? redirect({ to: '/stores/$storeId', params: { storeId: last.id }, replace: true })
      : redirect({ to: '/stores', replace: true })
  },
})
