import { useQuery, useQueryClient } from '@tanstack/react-query'

import { toast, toastProblem } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { isChanged, questionOf, searchOf } from './saved-views'
import { createView, deleteView, replaceView, viewsQuery, type Resource, type SavedView, type SaveView } from './saved-views-api'
import type { useListState } from './use-list-state'
import { useUndoToast } from './use-undo-toast'

const bodyOf = ({ name, is_shared, search, sort, filters, columns }: SavedView): SaveView => ({
  name,
  is_shared,
  search,
  sort,
  filters,
  columns,
})

/** The saved views of a list, the one that is open, and what can be done with them. */
export function useSavedViews(resource: Resource, list: ReturnType<typeof useListState>, names: string[]) {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const idempotencyKey = useIdempotencyKey()
  const { data } = useQuery(viewsQuery(store.id, resource))
  const views = data?.items ?? []
  const active = views.find((view) => view.id === list.search.view)
  const maySaveForAll = store.can('store:write')
  const refresh = () => queryClient.invalidateQueries({ queryKey: viewsQuery(store.id, resource).queryKey })
  const open = (view: SavedView) => list.clear(searchOf(view))

  async function add(body: SaveView) {
    const view = await createView(store.id, resource, body, idempotencyKey(body))
    await refresh()
    open(view)
  }

  async function change(view: SavedView, body: Partial<SaveView>) {
    await replaceView(store.id, resource, view, { ...bodyOf(view), ...body })
    await refresh()
  }

  return {
    views,
    active,
    isChanged: active ? isChanged(active, list.search, names) : false,
    maySaveForAll,
    mayChange: (view: SavedView) => !view.is_shared || maySaveForAll,
    open,
    saveAs: (name: string, isShared: boolean) => add({ ...questionOf(list.search, names), name, is_shared: isShared }),
    duplicate: (view: SavedView, name: string, isShared: boolean) => add({ ...bodyOf(view), name, is_shared: isShared }),
    rename: (view: SavedView, name: string, isShared: boolean) => change(view, { name, is_shared: isShared }),
    save: async (view: SavedView) => {
      try {
        await change(view, questionOf(list.search, names))
        toast('View saved')
      } catch (error) {
        await refresh()
        toastProblem(messageOf(error))
      }
    },
    remove: async (view: SavedView) => {
      try {
        await deleteView(store.id, resource, view.id)
      } catch (error) {
        await refresh()
        toastProblem(messageOf(error))
        return
      }
      list.clear()
      await refresh()
      undoToast(`View “${view.name}” deleted`, () => add(bodyOf(view)))
    },
  }
}

export type SavedViews = ReturnType<typeof useSavedViews>
