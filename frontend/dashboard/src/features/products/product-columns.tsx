import { createColumnHelper } from '@tanstack/react-table'
import { ImageIcon } from 'lucide-react'

import { Status } from '@/components/ui/status'
import { cn } from '@/lib/cn'

import type { ProductCard } from './api'
import { percent, priceRange } from './margin'
import { PictureFace } from './picture-tile'

const Thumbnail = ({ card, className }: { card: ProductCard; className?: string }) => (
  <span className={cn('flex size-8 shrink-0 items-center justify-center overflow-hidden rounded-sm border border-border bg-surface-2', className)}>
    {card.image?.status === 'ready' ? (
      <PictureFace picture={{ ...card.image, alt: '' }} sizes="48px" />
    ) : (
      <ImageIcon className="size-4 text-muted" aria-hidden />
    )}
  </span>
)

const stockOf = ({ available, is_sold_out, variant_count }: ProductCard) => {
  const variants = variant_count > 1 ? ` in ${variant_count} variants` : ''
  if (is_sold_out) return `Sold out${variants}`
  return available === null ? `Not counted${variants}` : `${available.toLocaleString(navigator.language)}${variants}`
}

const column = createColumnHelper<ProductCard>()

export const columns = [
  column.accessor('title', {
    header: 'Product',
    cell: ({ row: { original: card } }) => (
      <span className="inline-flex max-w-130 min-w-48 items-center gap-3 align-middle">
        <Thumbnail card={card} />
        <span className="line-clamp-2">{card.title}</span>
      </span>
    ),
  }),
  column.accessor('status', { header: 'Status', cell: ({ getValue }) => <Status status={getValue()} /> }),
  column.display({
    id: 'stock',
    header: 'Stock',
    cell: ({ row: { original: card } }) => (
      <span className={cn('whitespace-nowrap', card.is_sold_out ? 'text-danger' : card.available === null && 'text-muted')}>{stockOf(card)}</span>
    ),
    meta: { from: 'md' },
  }),
  column.accessor('vendor', {
    header: 'Vendor',
    cell: ({ getValue }) => <span className="block max-w-44 truncate">{getValue()}</span>,
    meta: { from: 'lg' },
  }),
  column.display({
    id: 'price',
    header: 'Price',
    cell: ({ row: { original: card } }) => <span className="whitespace-nowrap">{priceRange(card.price, card.highest_price)}</span>,
    meta: { align: 'end' },
  }),
]

/** For who may see costs: the worst margin of a product's variants. */
export const columnsWithMargin = [
  ...columns,
  column.accessor('lowest_margin', {
    header: 'Margin',
    cell: ({ getValue }) => {
      const margin = getValue()
      return <span className={cn('whitespace-nowrap', margin === null ? 'text-muted' : margin < 0 && 'text-danger')}>{percent(margin)}</span>
    },
    meta: { align: 'end', from: 'md' },
  }),
]

export const PhoneRow = ({ card }: { card: ProductCard }) => (
  <div className="flex items-center gap-3">
    <Thumbnail card={card} className="size-12 rounded-control" />
    <div className="flex min-w-0 flex-1 flex-col gap-0.5">
      <p className="truncate font-medium">{card.title}</p>
      <p className="flex items-center justify-between gap-3 text-sm">
        <Status status={card.status} />
        <span className="truncate text-muted tabular-nums">{priceRange(card.price, card.highest_price)}</span>
      </p>
    </div>
  </div>
)
