import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { toast } from '@/components/ui/toast'

import { refreshSuppliers, type Supplier } from './api'

/** What follows a new connection: everybody knows, and its page opens. */
export function useConnected() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return async (storeId: string, supplier: Supplier) => {
    await refreshSuppliers(queryClient, storeId)
    toast(`${supplier.name} connected`)
    await navigate({ to: `/stores/${storeId}/suppliers/${supplier.id}` as never, replace: true, ignoreBlocker: true })
  }
}
