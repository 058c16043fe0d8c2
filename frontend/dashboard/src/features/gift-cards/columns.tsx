import { createColumnHelper } from '@tanstack/react-table'

import { DateTime } from '@/components/ui/date-time'
import { Status } from '@/components/ui/status'
import { MoneyText } from '@/components/patterns/money-text'

import type { GiftCard } from './api'
import { recipientOf } from './words'

const column = createColumnHelper<GiftCard>()

export const columns = [
  column.accessor('masked', {
    header: 'Code',
    cell: ({ getValue }) => <span className="whitespace-nowrap tabular-nums">{getValue()}</span>,
  }),
  column.accessor('status', { header: 'Status', cell: ({ getValue }) => <Status status={getValue()} /> }),
  column.display({
    id: 'recipient',
    header: 'Recipient',
    cell: ({ row: { original: card } }) => <span className="block max-w-56 truncate">{recipientOf(card)}</span>,
    meta: { from: 'md' },
  }),
  column.accessor('created_at', {
    header: 'Issued',
    cell: ({ getValue }) => <DateTime at={getValue()} className="whitespace-nowrap" />,
    meta: { from: 'lg' },
  }),
  column.accessor('initial', {
    header: 'Worth',
    cell: ({ getValue }) => <MoneyText value={getValue()} muted />,
    meta: { align: 'end', from: 'md' },
  }),
  column.accessor('balance', {
    header: 'Left',
    cell: ({ getValue }) => <MoneyText value={getValue()} />,
    meta: { align: 'end' },
  }),
]

export const PhoneRow = ({ card }: { card: GiftCard }) => (
  <div className="flex min-w-0 flex-col gap-0.5">
    <p className="flex items-center justify-between gap-3 font-medium">
      <span>{card.masked}</span>
      <MoneyText value={card.balance} />
    </p>
    <p className="flex items-center justify-between gap-3 text-sm">
      <Status status={card.status} />
      <span className="truncate text-muted">{recipientOf(card)}</span>
    </p>
  </div>
)
