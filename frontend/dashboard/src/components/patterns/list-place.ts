import { useRouterState, useSearch } from '@tanstack/react-router'

import type { ListSearch } from '@/lib/list-search'

import type { Back } from './page-header'

/** What a list showed when one of its rows was opened. */
export interface ListPlace {
  /** The list's own address: whose list it was. */
  path: string
  search: ListSearch & Record<string, string | undefined>
  /** Cursors of the pages before the one that was shown. */
  before: string[]
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    listPlace?: ListPlace
  }
}

const NO_CURSORS: string[] = []

/** For a list: what it shows now, which goes along with the way to a row's own page. */
export function useListPlace(): ListPlace {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const before = useRouterState({ select: (state) => state.location.state.cursorsBefore ?? NO_CURSORS })
  const search = useSearch({ strict: false }) as ListPlace['search']
  return { path, search, before }
}

/** For a row's own page: what the list at `path` showed; the whole list when it was opened by itself. */
export function useOpenedFrom(path: string): ListPlace {
  const opened = useRouterState({ select: (state) => state.location.state.listPlace })
  return opened && opened.path.replace(/\/$/, '') === path ? opened : { path, search: {}, before: NO_CURSORS }
}

/** The way back to the list as it was: its search, filters, order and page. */
export function useBackToList(label: string, path: string): Back {
  const { search, before } = useOpenedFrom(path)
  return { label, to: path, search, state: { cursorsBefore: before } }
}
