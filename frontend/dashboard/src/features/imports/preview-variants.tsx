import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { MoneyText } from '@/components/patterns/money-text'
import { cn } from '@/lib/cn'

import type { Preview } from './api'
import { Remote } from './preview-card'
import type { PricedVariant } from './priced'

const SHOWN_AT_FIRST = 12

/** Cost, price and margin of every variant; no prices while the markup is not a number. */
export function PreviewVariants({ preview, rows }: { preview: Preview; rows: PricedVariant[] | null }) {
  const [showsAll, setShowsAll] = useState(false)
  const { variants, options } = preview
  const shown = showsAll ? variants : variants.slice(0, SHOWN_AT_FIRST)
  const isConverted = variants.some((variant) => variant.supplier_cost.currency !== variant.cost.currency)
  const summary = options.map((option) => `${option.name} (${option.values.length})`).join(', ')

  return (
    <Card className="overflow-clip">
      <CardHeader
        title={variants.length === 1 ? '1 variant' : `${variants.length} variants`}
        description={summary || undefined}
        className="pb-3"
      />
      <Table>
        <caption className="sr-only">Variants with cost, price and margin</caption>
        <thead>
          <tr className="border-t border-border">
            <TableHead className="pl-5 max-sm:pl-4">Variant</TableHead>
            <TableHead className="text-right max-sm:px-2">Cost</TableHead>
            <TableHead className="text-right max-sm:px-2">Price</TableHead>
            <TableHead className="text-right max-sm:px-2">Margin</TableHead>
            <TableHead className="pr-5 text-right max-sm:hidden">Stock</TableHead>
          </tr>
        </thead>
        <tbody>
          {shown.map((variant, at) => {
            const row = rows?.[at]
            return (
              <TableRow key={variant.external_id}>
                <TableCell className="pl-5 max-sm:pl-4">
                  <span className="flex min-w-24 items-center gap-2.5">
                    {variant.image_url && (
                      <span className="size-8 shrink-0 overflow-hidden rounded-sm border border-border bg-surface-2">
                        <Remote address={variant.image_url} alt="" />
                      </span>
                    )}
                    {variant.values.join(' / ') || preview.title}
                  </span>
                </TableCell>
                <TableCell className="text-right max-sm:px-2">
                  <MoneyText value={variant.cost} />
                  {isConverted && (
                    <span className="block text-xs">
                      <MoneyText value={variant.supplier_cost} muted />
                    </span>
                  )}
                </TableCell>
                <TableCell className="text-right font-medium max-sm:px-2">
                  {row ? <MoneyText value={{ amount: row.price, currency: variant.cost.currency }} /> : '–'}
                </TableCell>
                <TableCell className={cn('text-right text-muted', row?.margin && row.margin < 0 && 'text-danger')}>
                  {row?.margin === null || row === undefined ? '–' : `${Math.floor(row.margin / 100)}%`}
                </TableCell>
                <TableCell className="pr-5 text-right max-sm:hidden">{variant.stock ?? 'Not told'}</TableCell>
              </TableRow>
            )
          })}
        </tbody>
      </Table>
      {variants.length > SHOWN_AT_FIRST && (
        <CardFooter>
          <Button size="small" variant="quiet" className="-ml-2.5" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show fewer' : `Show all ${variants.length}`}
          </Button>
        </CardFooter>
      )}
    </Card>
  )
}
