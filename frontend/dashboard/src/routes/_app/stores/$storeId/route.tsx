import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { useEffect } from 'react'

import { StoreShell } from '@/app/shell/store-shell'
import { TimeZone } from '@/components/ui/date-time'
import { storeQuery } from '@/features/stores/api'
import { rememberStore } from '@/lib/last-store'
import { StoreContext } from '@/lib/store-context'

export const Route = createFileRoute('/_app/stores/$storeId')({
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(storeQuery(params.storeId))
  },
  component: StoreLayout,
})

function StoreLayout() {
  const { storeId } = Route.useParams()
  const { data } = useSuspenseQuery(storeQuery(storeId))
  const store = data.value
  useEffect(() => rememberStore(storeId), [storeId])

  return (
    <StoreContext
      value={{
        id: store.id,
        name: store.name,
        slug: store.slug,
        currency: store.currency,
        timeZone: store.time_zone,
        isLaunched: store.is_open,
        can: (permission) => store.permissions.includes(permission),
        url: store.url,
      }}
    >
      <TimeZone value={store.time_zone}>
        <StoreShell key={storeId} />
      </TimeZone>
    </StoreContext>
  )
}
