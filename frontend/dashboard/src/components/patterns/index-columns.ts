import type { ColumnDef } from '@tanstack/react-table'

// TanStack columns differ in their value type, which only `any` can hold in one list
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyColumn<Row> = ColumnDef<Row, any>

const NONE = '-'

export const columnId = <Row>(column: AnyColumn<Row>): string =>
  column.id ?? String((column as { accessorKey?: unknown }).accessorKey ?? '')

export const columnLabel = <Row>(column: AnyColumn<Row>): string =>
  typeof column.header === 'string' ? column.header : columnId(column)

/** The ids that a text of the address names, in its order. What is not there any more is left out; the first
 * column, which leads to the record, always stays where it is and is never named. */
export function shownIds<Row>(columns: AnyColumn<Row>[], written: string | undefined): string[] {
  const ids = columns.slice(1).map(columnId)
  if (!written) return ids
  const named = written === NONE ? [] : [...new Set(written.split(','))].filter((id) => ids.includes(id))
  return named.length === 0 && written !== NONE ? ids : named
}

/** `undefined` for all columns in their own order. */
export function writtenIds<Row>(columns: AnyColumn<Row>[], shown: string[]): string | undefined {
  const own = columns.slice(1).map(columnId).join(',')
  const text = shown.join(',')
  return text === own ? undefined : text || NONE
}

export function arranged<Row>(columns: AnyColumn<Row>[], written: string | undefined): AnyColumn<Row>[] {
  const byId = new Map(columns.map((column) => [columnId(column), column]))
  return [...columns.slice(0, 1), ...shownIds(columns, written).flatMap((id) => byId.get(id) ?? [])]
}
