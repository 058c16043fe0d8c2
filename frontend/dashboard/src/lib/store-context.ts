import { createContext, useContext } from 'react'

import type { Schemas } from '@/lib/api/client'

export type Permission = Schemas['MemberStore']['permissions'][number]

/** What every page of a store may rely on. */
export interface CurrentStore {
  id: string
  name: string
  slug: string
  currency: string
  timeZone: string
  isLaunched: boolean
  /** Whether this person may: "orders:write", as the API names permissions. */
  can: (permission: Permission) => boolean
  /** Where shoppers find it. */
  url: string
}

export const StoreContext = createContext<CurrentStore | null>(null)

/** The store whose pages are open. Only below /stores/$storeId. */
export function useStore(): CurrentStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('useStore needs a page below /stores/$storeId')
  return store
}
