import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'

import { TimeZone } from '@/components/ui/date-time'
import { storeQuery } from '@/features/stores/api'
import { rememberStore } from '@/lib/last-store'
import { StoreContext } from '@/lib/store-context'

/** The store whose pages are open, for everything below. */
export function StoreProvider({ storeId, children }: { storeId: string; children: ReactNode }) {
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
      <TimeZone value={store.time_zone}>{children}</TimeZone>
    </StoreContext>
  )
}
