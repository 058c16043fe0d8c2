import { useEffect } from 'react'

import { personId } from '@/lib/session/session'

import { arranged, shownIds, writtenIds, type AnyColumn } from './index-columns'
import type { useListState } from './use-list-state'

const keyOf = (resource: string) => `windlass.columns.${personId()}.${resource}`

/** Which columns a list shows, and in which order: as the address says, else as this person left them in this
 * browser. Inside a saved view they belong to the view. */
export function useColumns<Row>(
  resource: string | undefined,
  columns: AnyColumn<Row>[],
  list: ReturnType<typeof useListState>,
) {
  const { view, columns: written } = list.search
  const remembered = resource && !view ? (localStorage.getItem(keyOf(resource)) ?? undefined) : undefined
  const missing = !written && remembered
  useEffect(() => {
    if (missing) list.look({ columns: missing })
  })

  function show(ids: string[]) {
    if (!resource) return
    const text = writtenIds(columns, ids)
    if (!view) {
      if (text) localStorage.setItem(keyOf(resource), text)
      else localStorage.removeItem(keyOf(resource))
    }
    list.look({ columns: text })
  }

  const inUse = resource ? (written ?? remembered) : undefined
  return { columns: arranged(columns, inUse), shown: shownIds(columns, inUse), show }
}
