import type { SavedView, SaveView } from './saved-views-api'

type Search = Record<string, string | undefined>
type Question = Required<Pick<SaveView, 'search' | 'sort' | 'filters' | 'columns'>>

const NONE = '-'

/** What an address asks, as a view keeps it. `names` are the list's filters. */
export function questionOf(search: Search, names: string[]): Question {
  const { columns } = search
  return {
    search: search.q ?? '',
    sort: search.sort ?? '',
    filters: names.flatMap((name) => (search[name] ? [{ name, value: search[name] }] : [])),
    columns: columns ? columns.split(',').filter((id) => id !== NONE) : null,
  }
}

/** The address of a view. */
export function searchOf(view: SavedView): Record<string, string> {
  const filters = Object.fromEntries(view.filters.map(({ name, value }) => [name, value]))
  return {
    ...filters,
    view: view.id,
    ...(view.search && { q: view.search }),
    ...(view.sort && { sort: view.sort }),
    ...(view.columns && { columns: view.columns.join(',') || NONE }),
  }
}

const told = (question: Question, names: string[]) =>
  JSON.stringify([
    question.search,
    question.sort,
    question.columns,
    names.map((name) => question.filters.find((each) => each.name === name)?.value ?? ''),
  ])

export const isChanged = (view: SavedView, search: Search, names: string[]) =>
  told(view, names) !== told(questionOf(search, names), names)

/** Something that is worth a name: more than one of the tabs that are there already. */
export const isWorthSaving = (search: Search, names: string[]) =>
  Boolean(search.q || search.sort || names.some((name) => name !== 'status' && search[name]))
