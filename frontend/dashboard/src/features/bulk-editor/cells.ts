import { currencySymbol, parseDecimal, toDecimal } from '@/lib/money'

import type { Product, Variant } from './api'

export type Column = 'title' | 'status' | 'sku' | 'price' | 'compare_at' | 'cost' | 'stock'

export const COLUMNS: { id: Column; label: string; isNumber?: boolean; width: string }[] = [
  { id: 'title', label: 'Product', width: 'min-w-64 max-sm:min-w-36' },
  { id: 'status', label: 'Status', width: 'min-w-28' },
  { id: 'sku', label: 'SKU', width: 'min-w-36' },
  { id: 'price', label: 'Price', isNumber: true, width: 'min-w-28' },
  { id: 'compare_at', label: 'Compare at', isNumber: true, width: 'min-w-28' },
  { id: 'cost', label: 'Cost', isNumber: true, width: 'min-w-28' },
  { id: 'stock', label: 'Stock', isNumber: true, width: 'min-w-24' },
]

/** A product, a variant of it, or both where a product has one variant only. */
export interface Row {
  key: string
  product: Product
  variant: Variant | null
  /** The product's own cells are in this row. */
  isHead: boolean
}

/** What was typed, as text, by row and column. Only what differs from what is stored. */
export type Typed = Partial<Record<Column, string>>
export type Edits = Record<string, Typed>

export const rowsOf = (products: Product[]): Row[] =>
  products.flatMap((product): Row[] => {
    const [only] = product.variants
    if (product.options.length === 0 && product.variants.length === 1 && only) {
      return [{ key: product.id, product, variant: only, isHead: true }]
    }
    return [
      { key: product.id, product, variant: null, isHead: true },
      ...product.variants.map((variant) => ({ key: variant.id, product, variant, isHead: false })),
    ]
  })

export const nameOf = (row: Row) => (row.isHead ? row.product.title : `${row.product.title}, ${row.variant?.title ?? ''}`)

export function isEditable(row: Row, column: Column): boolean {
  if (column === 'title' || column === 'status') return row.isHead
  if (!row.variant) return false
  if (column === 'sku') return true
  // a gift card's amounts are named by their prices, which its own page sees to
  return row.product.kind !== 'gift_card' && (column !== 'stock' || row.variant.stock.tracked)
}

export const STATUSES = { active: 'Active', draft: 'Draft', archived: 'Archived' } as const
type Status = keyof typeof STATUSES

/** What is stored, as it would be typed. */
export function storedText({ product, variant, isHead }: Row, column: Column): string {
  if (column === 'title') return isHead ? product.title : (variant?.title ?? '')
  if (column === 'status') return isHead ? STATUSES[product.status] : ''
  if (!variant) return ''
  if (column === 'sku') return variant.sku
  if (column === 'stock') return variant.stock.tracked ? String(variant.stock.on_hand) : 'Not counted'
  const money = variant[column]
  return money ? toDecimal(money.amount, money.currency) : ''
}

export const textOf = (row: Row, column: Column, edits: Edits) => edits[row.key]?.[column] ?? storedText(row, column)

/** Edits with this cell typed anew; what is as it is stored is no edit. Other rows stay the same objects. */
export function withCell(edits: Edits, row: Row, column: Column, typed: string): Edits {
  const next: Typed = { ...edits[row.key], [column]: typed.trim() }
  if (next[column] === storedText(row, column)) delete next[column]
  const after = { ...edits, [row.key]: next }
  if (Object.keys(next).length === 0) delete after[row.key]
  return after
}

/** Minor units; null for an empty cell, undefined for what is no amount. Currency signs come along with a paste. */
export function amountOf(typed: string, currency: string): number | null | undefined {
  const bare = typed.replace(currencySymbol(currency), '').replace(currency, '').trim()
  return bare === '' ? null : parseDecimal(bare, currency)
}

export const statusOf = (typed: string) =>
  (Object.keys(STATUSES) as Status[]).find((status) => STATUSES[status].toLowerCase() === typed.trim().toLowerCase())

export const countOf = (typed: string) => (/^\d{1,8}$/.test(typed) ? Number(typed) : undefined)

const MOST_STOCK = 10_000_000

/** What is wrong with a cell, in words; null when nothing. */
export function problemOf(row: Row, column: Column, edits: Edits): string | null {
  const typed = textOf(row, column, edits)
  const { currency } = row.product
  if (column === 'title') return !typed ? 'Title is needed.' : typed.length > 200 ? 'At most 200 characters.' : null
  if (column === 'status') return statusOf(typed) ? null : 'Active, Draft or Archived.'
  if (column === 'sku') return typed.length > 64 ? 'At most 64 characters.' : null
  if (column === 'stock') return (countOf(typed) ?? Infinity) <= MOST_STOCK ? null : 'A whole number up to 10,000,000.'
  const amount = amountOf(typed, currency)
  if (amount === undefined) return 'An amount like 19.99.'
  if (amount !== null && amount < 0) return 'It cannot be negative.'
  if (column === 'price') return amount === null ? 'Price is needed.' : null
  const price = amountOf(textOf(row, 'price', edits), currency)
  if (column === 'compare_at' && amount !== null && typeof price === 'number' && amount <= price) {
    return 'It must be higher than the price.'
  }
  return null
}
