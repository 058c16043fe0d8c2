import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { TableHead } from '@/components/ui/table'
import { cn } from '@/lib/cn'
import { useStore } from '@/lib/store-context'

import type { Product } from './api'
import { BulkVariantsDialog } from './bulk-variants-dialog'
import { useRange } from './use-range'
import { useWindow } from './use-window'
import { VariantRow } from './variant-row'
import { VariantSheet } from './variant-sheet'
import { losses, removeVariants } from './variants'

const ROW_HEIGHT = 45
const LONG = 40
const MOST_NAMED = 3
const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }

/** Up, Down and Enter walk through a column, as in a spreadsheet. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = STEPS[event.key]
  const input = event.target
  if (step === undefined || !(input instanceof HTMLInputElement) || !input.dataset.cell) return
  event.preventDefault()
  const next = event.currentTarget.querySelector<HTMLInputElement>(
    `[data-cell="${input.dataset.cell}"][data-row="${Number(input.dataset.row) + step}"]`,
  )
  next?.focus()
  next?.select()
}

export function VariantsCard({ product, disabled }: { product: Product | null; disabled: boolean }) {
  const store = useStore()
  const range = useRange()
  const { options, variants } = range
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<string | null>(null)
  const [isBulk, setBulk] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const isLong = variants.length > LONG
  const rows = useWindow(variants.length, ROW_HEIGHT, isLong)
  const saved = new Map(product?.variants.map((variant) => [variant.id, variant]))
  const savedOf = (id: string | null) => (id === null ? undefined : saved.get(id))
  const selected = new Set(variants.filter((variant) => chosen.has(variant.key)).map((variant) => variant.key))
  const openedAt = variants.findIndex((variant) => variant.key === opened)
  const openedVariant = variants[openedAt]
  const showsCost = store.can('profit:read') || store.can('products:write')
  const wrong = variants.flatMap((variant, at) => {
    const [problem] = Object.values(range.problems(at))
    return problem ? [{ at, text: `${variant.values.join(' / ')}: ${problem}` }] : []
  })
  const firstWrong = wrong[0]?.at

  useEffect(() => {
    if (firstWrong !== undefined && isLong) box.current?.scrollTo({ top: Math.max(0, firstWrong - 1) * ROW_HEIGHT })
  }, [firstWrong, isLong])

  function toggle(key: string) {
    const next = new Set(selected)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }

  return (
    <Card className="overflow-clip">
      <CardHeader
        title="Variants"
        className="pb-3"
        action={
          selected.size > 0 ? (
            <div className="flex items-center gap-2">
              <p role="status" className="text-sm tabular-nums">
                {selected.size} selected
              </p>
              <Button size="small" onClick={() => setBulk(true)}>
                Edit {selected.size === 1 ? 'variant' : 'variants'}
              </Button>
            </div>
          ) : (
            <span className="text-sm text-muted tabular-nums">{variants.length}</span>
          )
        }
      />
      {wrong.length > 0 && (
        <div className="px-5 pb-3 max-sm:px-4">
          <Banner kind="danger" title={wrong.length === 1 ? 'One variant needs another look' : `${wrong.length} variants need another look`}>
            {wrong.slice(0, MOST_NAMED).map(({ at, text }) => (
              <p key={at}>{text}</p>
            ))}
            {wrong.length > MOST_NAMED && <p>and {wrong.length - MOST_NAMED} more</p>}
          </Banner>
        </div>
      )}
      <div
        ref={box}
        onScroll={rows.onScroll}
        // the whole of a long table is reached by its own scrolling
        {...(isLong ? { tabIndex: 0, role: 'region', 'aria-label': 'Variants' } : {})}
        className={cn('overflow-x-auto border-t border-border', isLong && 'max-h-150 overflow-y-auto')}
      >
        {/* the keys only add to what the inputs inside do anyway */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <table className="w-full border-collapse text-sm" aria-rowcount={variants.length + 1} onKeyDown={walk}>
          <thead className="sticky top-0 z-10 bg-surface">
            <tr>
              {!disabled && (
                <TableHead className="w-px pr-1">
                  <Checkbox
                    aria-label="Select all variants"
                    checked={selected.size === 0 ? false : selected.size === variants.length || 'indeterminate'}
                    onCheckedChange={() =>
                      setChosen(selected.size === variants.length ? new Set() : new Set(variants.map((variant) => variant.key)))
                    }
                  />
                </TableHead>
              )}
              <TableHead className="min-w-40 pl-2">{options.map((option) => option.name).join(' / ')}</TableHead>
              <TableHead className="min-w-22 px-2 text-right">Price</TableHead>
              <TableHead className="min-w-22 px-2 text-right">Compare-at</TableHead>
              {showsCost && (
                <>
                  <TableHead className="min-w-22 px-2 text-right">Cost</TableHead>
                  <TableHead className="px-2 text-right">Margin</TableHead>
                </>
              )}
              <TableHead className="min-w-28 px-2">SKU</TableHead>
              <TableHead className="min-w-20 px-2 pr-4 text-right">Stock</TableHead>
            </tr>
          </thead>
          <tbody>
            {rows.before > 0 && <tr aria-hidden style={{ height: rows.before }} />}
            {variants.slice(rows.from, rows.to).map((variant, offset) => {
              const at = rows.from + offset
              return (
                <VariantRow
                  key={variant.key}
                  variant={variant}
                  at={at}
                  saved={savedOf(variant.id)}
                  picture={product?.images.find((image) => image.id === variant.image_id)}
                  problems={range.problems(at)}
                  isChosen={selected.has(variant.key)}
                  showsCost={showsCost}
                  currency={store.currency}
                  disabled={disabled}
                  onChoose={() => toggle(variant.key)}
                  onOpen={() => setOpened(variant.key)}
                  onPatch={(change) => range.patch(variant.key, change)}
                />
              )
            })}
            {rows.after > 0 && <tr aria-hidden style={{ height: rows.after }} />}
          </tbody>
        </table>
      </div>
      {openedVariant && (
        <VariantSheet
          variant={openedVariant}
          saved={savedOf(openedVariant.id)}
          product={product}
          problems={range.problems(openedAt)}
          disabled={disabled}
          isOnly={variants.length === 1}
          onPatch={(change) => range.patch(openedVariant.key, change)}
          onRemove={() => {
            setOpened(null)
            range.apply(removeVariants(range, new Set([openedVariant.key])))
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {isBulk && (
        <BulkVariantsDialog
          count={selected.size}
          isAll={selected.size === variants.length}
          product={product}
          lost={losses(range, removeVariants(range, selected)).length}
          onApply={(change) => range.patch(selected, (variant) => change(variant, savedOf(variant.id)))}
          onRemove={() => {
            range.apply(removeVariants(range, selected))
            setChosen(new Set())
          }}
          onClose={() => setBulk(false)}
        />
      )}
    </Card>
  )
}
