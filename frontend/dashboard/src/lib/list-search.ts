/** `view` and `columns` say how a list is looked at, not what is asked of it. */
export const LOOK_KEYS = ['view', 'columns'] as const
export const LIST_KEYS = ['q', 'status', 'sort', 'cursor', ...LOOK_KEYS] as const

export type ListSearch<Filter extends string = never> = {
  [Key in (typeof LIST_KEYS)[number] | Filter]?: string
}

/** For a route's `validateSearch`: what an index page keeps in its address, all of it text. Name the
 * page's own filters: `validateSearch: listSearch('supplier')`. */
export const listSearch =
  <Filter extends string = never>(...filters: Filter[]) =>
  (search: Record<string, unknown>): ListSearch<Filter> => {
    const known: Record<string, string> = {}
    for (const key of [...LIST_KEYS, ...filters]) {
      const value = search[key]
      if (typeof value === 'string' && value !== '') known[key] = value
    }
    return known as ListSearch<Filter>
  }
