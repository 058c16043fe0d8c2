import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { toast, toastProblem } from '@/components/ui/toast'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import type { Versioned } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import {
  archiveProduct,
  deleteProduct,
  duplicateProduct,
  keepProduct,
  productQuery,
  productsKey,
  readProduct,
  restoreProduct,
  setStatusOfMany,
  type Product,
} from './api'

/** What a product's menu does. Refusals are told in a toast, as nothing was typed that could be lost. */
export function useProductActions(record: Versioned<Product>) {
  const store = useStore()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const product = record.value
  const keep = (saved: Versioned<Product>) => keepProduct(queryClient, store.id, saved)

  const told = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      toastProblem(messageOf(error))
    }
  }

  async function backTo(status: Product['status']) {
    await setStatusOfMany(store.id, [product.id], status)
    keep(await readProduct(store.id, product.id))
  }

  return {
    archive: () =>
      told(async () => {
        const before = product.status
        keep(await archiveProduct(store.id, product.id))
        undoToast('Product archived', () => backTo(before))
      }),
    restore: () =>
      told(async () => {
        keep(await restoreProduct(store.id, product.id))
        undoToast('Product restored as a draft', () => backTo('archived'))
      }),
    duplicate: () =>
      told(async () => {
        const copy = await duplicateProduct(store.id, product.id)
        keep(copy)
        await navigate({ to: `/stores/${store.id}/products/${copy.value.id}` as never })
        toast('Product duplicated as a draft')
      }),
    /** Throws to refuse. Unsaved work does not hold the page: it was about what is gone. */
    remove: async () => {
      await deleteProduct(store.id, product.id, record.etag)
      await navigate({ to: `/stores/${store.id}/products` as never, ignoreBlocker: true })
      queryClient.removeQueries({ queryKey: productQuery(store.id, product.id).queryKey })
      void queryClient.invalidateQueries({ queryKey: [...productsKey(store.id), 'list'] })
      toast('Product deleted')
    },
  }
}
