import { ApiProblem, isProblemWith, isStale, messageOf } from '@/lib/api/problem'

import { countStock, saveProduct, type CountedVariant, type Product, type SaveProduct, type Variant } from './api'
import { amountOf, countOf, rowsOf, statusOf, type Column, type Edits, type Typed } from './cells'

export interface Problem {
  message: string
  isStale: boolean
  /** The server's words by row and column. */
  cells: Record<string, Typed>
}

/** What became of one product. Nothing of a stale one is written. */
export interface Outcome {
  /** As it is stored now, when anything of it was written. */
  product: Product | null
  problem: Problem | null
  /** The product is written, its stock is not. */
  isStockOpen: boolean
}

export const changedProducts = (products: Product[], edits: Edits) =>
  products.filter((product) => rowsOf([product]).some((row) => edits[row.key]))

/** The whole product as the API takes it, with what was typed; null when only stock was. */
export function requestOf(product: Product, edits: Edits): SaveProduct | null {
  const rows = rowsOf([product])
  const isTouched = rows.some((row) => Object.keys(edits[row.key] ?? {}).some((column) => column !== 'stock'))
  if (!isTouched) return null
  const head = edits[product.id] ?? {}
  const { manufacturer, responsible, identifier, warnings } = product.safety
  return {
    title: head.title ?? product.title,
    handle: product.handle,
    description_html: product.description_html,
    status: statusOf(head.status ?? '') ?? product.status,
    kind: product.kind,
    vendor: product.vendor,
    product_type: product.product_type,
    tags: product.tags,
    options: product.options,
    seo: product.seo,
    hs_code: product.hs_code,
    country_of_origin: product.country_of_origin,
    tax_class: product.tax_class,
    safety: { manufacturer, responsible, identifier, warnings },
    variants: product.variants.map((variant) => variantOf(product, variant, edits)),
  }
}

function variantOf(product: Product, variant: Variant, edits: Edits): SaveProduct['variants'][number] {
  const typed = typedOf(product, variant, edits)
  const { currency } = product
  const money = (column: 'price' | 'compare_at' | 'cost') => {
    const text = typed[column]
    if (text === undefined) return variant[column]
    const amount = amountOf(text, currency)
    return typeof amount === 'number' ? { amount, currency } : null
  }
  return {
    id: variant.id,
    values: variant.values,
    sku: typed.sku ?? variant.sku,
    barcode: variant.barcode,
    price: money('price') ?? variant.price,
    compare_at: money('compare_at'),
    cost: money('cost'),
    weight_grams: variant.weight_grams,
    requires_shipping: variant.requires_shipping,
    image_id: variant.image_id,
    measure: variant.measure,
    stock: null,
  }
}

/** A variant has a row of its own, or shares the product's. */
const typedOf = (product: Product, variant: Variant, edits: Edits): Typed =>
  edits[rowsOf([product]).find((row) => row.variant?.id === variant.id)?.key ?? ''] ?? {}

/** What was counted anew, with what it was when it was read: sales since then refuse it. */
export const countsOf = (product: Product, edits: Edits): CountedVariant[] =>
  product.variants.flatMap((variant) => {
    const on_hand = countOf(typedOf(product, variant, edits).stock ?? '')
    const { tracked, policy, on_hand: was } = variant.stock
    return on_hand === undefined ? [] : [{ variant_id: variant.id, on_hand, tracked, policy, was }]
  })

const COLUMN: Record<string, Column> = { title: 'title', status: 'status', sku: 'sku', price: 'price', compare_at: 'compare_at', cost: 'cost' }

/** The server's words at the cells they are about. */
function cellsOf(product: Product, problem: unknown): Record<string, Typed> {
  const cells: Record<string, Typed> = {}
  if (!(problem instanceof ApiProblem)) return cells
  const rows = rowsOf([product])
  for (const { field, message } of problem.fields) {
    const [, at, part] = /^variants\.(\d+)\.(\w+)/.exec(field) ?? []
    const column = COLUMN[part ?? field]
    const variant = at === undefined ? null : product.variants[Number(at)]
    const row = variant ? rows.find((each) => each.variant?.id === variant.id) : rows[0]
    if (column && row) cells[row.key] = { ...cells[row.key], [column]: message }
  }
  return cells
}

/** The product with its version first, then what was counted; what was read since by nobody is refused as a whole. */
export async function save(storeId: string, product: Product, edits: Edits): Promise<Outcome> {
  const body = requestOf(product, edits)
  const counts = countsOf(product, edits)
  let saved: Product | null = null
  try {
    if (body) saved = await saveProduct(storeId, product, body)
    if (counts.length > 0) saved = await countStock(storeId, product.id, counts)
    return { product: saved, problem: null, isStockOpen: false }
  } catch (error) {
    const stale = isStale(error) || isProblemWith(error, 'stock_stale')
    const kept = saved ? 'Everything but its stock is saved.' : 'Nothing of it was saved.'
    const message = stale
      ? `${saved ? 'Its stock' : 'It'} was changed since you opened it. ${kept}`
      : `${messageOf(error)} ${kept}`
    return { product: saved, problem: { message, isStale: stale, cells: cellsOf(product, error) }, isStockOpen: saved !== null }
  }
}
