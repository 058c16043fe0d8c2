import { createContext, useContext } from 'react'

/** What every page of a store may rely on. */
export interface CurrentStore {
  id: string
  name: string
  slug: string
  currency: string
  timeZone: string
  isLaunched: boolean
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
