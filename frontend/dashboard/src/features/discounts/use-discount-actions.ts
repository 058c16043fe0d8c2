import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { toast } from '@/components/ui/toast'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import { useStore } from '@/lib/store-context'

import {
  activateDiscount,
  archiveDiscount,
  discountsKey,
  duplicateDiscount,
  keepDiscount,
  pauseDiscount,
  restoreDiscount,
  type Discount,
} from './api'

/** What can be done with a discount besides editing it. */
export function useDiscountActions() {
  const store = useStore()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const undoable = useUndoToast()
  const list = `/stores/${store.id}/discounts`
  const refresh = () => queryClient.invalidateQueries({ queryKey: discountsKey(store.id) })
  const open = (path: string) => navigate({ to: path as never })

  async function restore({ id }: Discount) {
    keepDiscount(queryClient, store.id, await restoreDiscount(store.id, id))
  }

  return {
    restore,
    async toggle({ id, is_active }: Discount) {
      const change = is_active ? pauseDiscount : activateDiscount
      keepDiscount(queryClient, store.id, await change(store.id, id))
      toast(is_active ? 'Discount paused' : 'Discount activated')
    },
    async duplicate({ id }: Discount) {
      const copy = await duplicateDiscount(store.id, id)
      await refresh()
      await open(`${list}/${copy.id}`)
      toast('Duplicated. The copy is paused.')
    },
    async archive(discount: Discount) {
      await archiveDiscount(store.id, discount.id)
      await open(list)
      await refresh()
      undoable('Discount deleted', async () => {
        await restore(discount)
        await refresh()
      })
    },
  }
}
