import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

import type { ListSearch } from '@/lib/list-search'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Cursors of the pages before this one, so that "Previous" leads back. */
    cursorsBefore?: string[]
  }
}

const NO_CURSORS: string[] = []

/** What an index page shows, kept in its address: shareable, and Back works. */
export function useListState() {
  const search = useSearch({ strict: false }) as ListSearch & Record<string, string | undefined>
  const before = useRouterState({ select: (state) => state.location.state.cursorsBefore ?? NO_CURSORS })
  const navigate = useNavigate()

  const go = useCallback(
    (next: Record<string, string | undefined>, cursorsBefore: string[], replace: boolean) =>
      void navigate({
        to: '.',
        search: next as never,
        state: (state) => ({ ...state, cursorsBefore }),
        replace,
        resetScroll: !replace,
      }),
    [navigate],
  )

  return {
    search,
    /** Another question starts at its first page. `undefined` takes a filter away. */
    ask: (change: Record<string, string | undefined>, { replace = false } = {}) =>
      go({ ...search, ...change, cursor: undefined }, [], replace),
    /** The same page of the same list, looked at otherwise. */
    look: (change: Record<string, string | undefined>) => go({ ...search, ...change }, before, true),
    clear: (keep: Record<string, string | undefined> = {}) => go(keep, [], false),
    nextPage: (cursor: string) => go({ ...search, cursor }, [...before, search.cursor ?? ''], false),
    previousPage: search.cursor
      ? () => go({ ...search, cursor: before.at(-1) || undefined }, before.slice(0, -1), false)
      : undefined,
  }
}
