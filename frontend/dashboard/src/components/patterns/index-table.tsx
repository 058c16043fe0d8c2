import { Link, useNavigate } from '@tanstack/react-router'
import { flexRender, getCoreRowModel, useReactTable, type ColumnDef, type RowData } from '@tanstack/react-table'
import type { MouseEvent, ReactNode } from 'react'

import { Checkbox } from '@/components/ui/checkbox'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { cn } from '@/lib/cn'

import { useListPlace } from './list-place'
import type { useRowSelection } from './use-row-selection'

declare module '@tanstack/react-table' {
  // the library's own parameters, which an addition to the interface has to repeat
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface ColumnMeta<TData extends RowData, TValue> {
    align?: 'end'
    /** The column needs a screen at least this wide. */
    from?: 'sm' | 'md' | 'lg'
  }
}

export interface IndexTableProps<Row> {
  rows: Row[]
  // TanStack columns differ in their value type, which only `any` can hold in one list
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  columns: ColumnDef<Row, any>[]
  rowId: (row: Row) => string
  /** Address of the row's own page. The first column becomes the link. */
  rowPath?: (row: Row) => string
  /** How a row looks on a phone; without it the table scrolls sideways. */
  phoneRow?: (row: Row) => ReactNode
  /** Marks a row, for what has just arrived, say. */
  rowClass?: (row: Row) => string | undefined
  selection?: ReturnType<typeof useRowSelection>
  caption: string
}

const FROM = { sm: 'max-sm:hidden', md: 'max-md:hidden', lg: 'max-lg:hidden' }

export function IndexTable<Row>(props: IndexTableProps<Row>) {
  const { rows, columns, rowId, rowPath, rowClass, phoneRow, selection, caption } = props
  const navigate = useNavigate()
  const listPlace = useListPlace()
  const table = useReactTable({ data: rows, columns, getRowId: rowId, getCoreRowModel: getCoreRowModel() })

  function open(event: MouseEvent, row: Row) {
    const isControl = (event.target as Element).closest('a, button, input, label, [role="checkbox"]')
    if (!rowPath || isControl || getSelection()?.toString()) return
    void navigate({ to: rowPath(row) as never, state: { listPlace } as never })
  }

  return (
    <>
      <Table className={cn(phoneRow && 'max-sm:hidden')}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {selection && (
              <TableHead className="w-px pr-0">
                <Checkbox
                  aria-label="Select all on this page"
                  checked={selection.ids.length === 0 ? false : selection.ids.length === rows.length || 'indeterminate'}
                  onCheckedChange={selection.toggleAll}
                />
              </TableHead>
            )}
            {table.getFlatHeaders().map((header) => {
              const meta = header.column.columnDef.meta
              return (
                <TableHead key={header.id} className={cn(meta?.align && 'text-right', meta?.from && FROM[meta.from])}>
                  {flexRender(header.column.columnDef.header, header.getContext())}
                </TableHead>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <TableRow
              key={row.id}
              data-selected={selection?.has(row.id)}
              onClick={(event) => open(event, row.original)}
              className={cn(rowPath && 'cursor-pointer', rowClass?.(row.original))}
            >
              {selection && (
                <TableCell className="w-px pr-0">
                  <Checkbox
                    aria-label={`Select row ${row.index + 1}`}
                    checked={selection.has(row.id)}
                    onClick={(event) => selection.toggle(row.id, { range: event.shiftKey })}
                  />
                </TableCell>
              )}
              {row.getVisibleCells().map((cell, position) => {
                const meta = cell.column.columnDef.meta
                const content = flexRender(cell.column.columnDef.cell, cell.getContext())
                return (
                  <TableCell key={cell.id} className={cn(meta?.align && 'text-right', meta?.from && FROM[meta.from])}>
                    {position === 0 && rowPath ? (
                      <Link to={rowPath(row.original) as never} state={{ listPlace } as never} className="link-plain font-medium">
                        {content}
                      </Link>
                    ) : (
                      content
                    )}
                  </TableCell>
                )
              })}
            </TableRow>
          ))}
        </tbody>
      </Table>
      {phoneRow && (
        <ul className="divide-y divide-border sm:hidden">
          {rows.map((row) => (
            <li key={rowId(row)} className={cn('transition-colors', rowClass?.(row))}>
              {rowPath ? (
                <Link to={rowPath(row) as never} state={{ listPlace } as never} className="block px-4 py-3 active:bg-surface-2">
                  {phoneRow(row)}
                </Link>
              ) : (
                <div className="px-4 py-3">{phoneRow(row)}</div>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
