import { createColumnHelper } from '@tanstack/react-table'

import { Status } from '@/components/ui/status'

import type { Discount } from './api'
import { dateWords, valueWords } from './summary'

const column = createColumnHelper<Discount>()

const wayWords = (discount: Discount) =>
  discount.method === 'automatic' ? 'Automatic' : (discount.code ?? `${discount.code_count} unique codes`)

const usesWords = ({ uses, usage_limit }: Discount) => (usage_limit ? `${uses} of ${usage_limit}` : String(uses))

export const columns = [
  column.accessor('title', {
    header: 'Title',
    cell: ({ row: { original: discount } }) => (
      <span className="flex min-w-0 flex-col">
        <span className="max-w-72 truncate">{discount.title}</span>
        <span className="max-w-72 truncate text-sm font-normal text-muted">{wayWords(discount)}</span>
      </span>
    ),
  }),
  column.accessor('status', { header: 'Status', cell: ({ getValue }) => <Status status={getValue()} /> }),
  column.display({
    id: 'value',
    header: 'What it gives',
    cell: ({ row: { original: discount } }) => <span className="block max-w-64 truncate">{valueWords(discount)}</span>,
    meta: { from: 'md' },
  }),
  column.accessor('ends_at', {
    header: 'Ends',
    cell: ({ getValue }) => <span className="whitespace-nowrap text-muted">{endWords(getValue())}</span>,
    meta: { from: 'lg' },
  }),
  column.accessor('uses', {
    header: 'Used',
    cell: ({ row: { original: discount } }) => <span className="tabular-nums">{usesWords(discount)}</span>,
    meta: { align: 'end' },
  }),
]

const endWords = (ends: string | null) => (ends ? dateWords(ends) : 'No end')

export const PhoneRow = ({ discount }: { discount: Discount }) => (
  <div className="flex min-w-0 flex-col gap-0.5">
    <p className="flex items-center justify-between gap-3 font-medium">
      <span className="truncate">{discount.title}</span>
      <Status status={discount.status} className="font-normal" />
    </p>
    <p className="flex items-center justify-between gap-3 text-sm text-muted">
      <span className="truncate">
        {valueWords(discount)} · {wayWords(discount)}
      </span>
      <span className="whitespace-nowrap tabular-nums">{usesWords(discount)} used</span>
    </p>
  </div>
)
