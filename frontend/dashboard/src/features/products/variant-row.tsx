import { ChevronRight } from 'lucide-react'

import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/lib/cn'

import type { Picture, Variant } from './api'
import { cellLook, count, money, NumberCell } from './draft-input'
import { margin, percent } from './margin'
import { PictureFace } from './picture-tile'
import { editedStock, stockOf, type Patch, type Problems } from './use-range'
import type { VariantValues } from './variants'

export function VariantRow({
  variant,
  at,
  saved,
  picture,
  problems,
  isChosen,
  showsCost,
  currency,
  disabled,
  onChoose,
  onOpen,
  onPatch,
}: {
  variant: VariantValues
  at: number
  saved: Variant | undefined
  picture: Picture | undefined
  problems: Problems
  isChosen: boolean
  showsCost: boolean
  currency: string
  disabled: boolean
  onChoose: () => void
  onOpen: () => void
  onPatch: (change: Patch) => void
}) {
  const title = variant.values.join(' / ')
  const share = margin(variant.price, variant.cost)
  const stock = stockOf(variant, saved)
  const cell = (name: string, label: string, problem?: string) => ({
    'data-cell': name,
    'data-row': at,
    'aria-label': `${label} of ${title}`,
    'aria-invalid': problem ? (true as const) : undefined,
    title: problem,
    disabled,
  })
  const notation = money(currency)

  return (
    <tr aria-rowindex={at + 2} className={cn('group/row h-[45px] border-t border-border', isChosen && 'bg-accent-soft/60')}>
      {!disabled && (
        <td className="w-px pr-1 pl-4">
          <Checkbox aria-label={`Select ${title}`} checked={isChosen} onCheckedChange={onChoose} />
        </td>
      )}
      <th scope="row" className="pl-2 text-left font-normal">
        <button type="button" onClick={onOpen} className="group/open flex h-9 w-full min-w-0 items-center gap-2.5 text-left">
          <span className="size-8 shrink-0 overflow-hidden rounded-sm border border-border bg-surface-2">
            {picture?.status === 'ready' && <PictureFace picture={picture} sizes="32px" />}
          </span>
          <span className="max-w-48 truncate font-medium group-hover/open:underline">{title}</span>
          <ChevronRight className="size-3.5 shrink-0 text-muted opacity-0 group-hover/row:opacity-100" aria-hidden />
        </button>
      </th>
      <td className="px-1">
        <NumberCell {...cell('price', 'Price', problems.price)} notation={notation} value={variant.price} onChange={(price) => onPatch({ price })} />
      </td>
      <td className="px-1">
        <NumberCell
          {...cell('compare_at', 'Compare-at price', problems.compare_at)}
          notation={notation}
          value={variant.compare_at}
          onChange={(compare_at) => onPatch({ compare_at })}
          className="text-muted"
        />
      </td>
      {showsCost && (
        <>
          <td className="px-1">
            <NumberCell {...cell('cost', 'Cost', problems.cost)} notation={notation} value={variant.cost} onChange={(cost) => onPatch({ cost })} />
          </td>
          <td className={cn('px-2 text-right whitespace-nowrap tabular-nums', share !== null && share < 0 ? 'text-danger' : 'text-muted')}>
            {percent(share)}
          </td>
        </>
      )}
      <td className="px-1">
        <input
          {...cell('sku', 'SKU', problems.sku)}
          value={variant.sku}
          onChange={(event) => onPatch({ sku: event.target.value })}
          className={cn(cellLook, 'text-ellipsis')}
        />
      </td>
      <td className="pr-3 pl-1">
        <NumberCell
          {...cell('stock', 'Stock', problems.stock)}
          notation={count}
          placeholder="Any"
          value={stock.tracked ? stock.on_hand : null}
          onChange={(on_hand) =>
            onPatch({
              stock: editedStock(variant, saved, on_hand === null ? { tracked: false } : { tracked: true, on_hand }, {
                isAgain: Boolean(problems.stock),
              }),
            })
          }
        />
      </td>
    </tr>
  )
}
