import { formatMoney, type Money } from '@/lib/money'

import type { Discount } from './api'
import { fromBasisPoints } from './percent'

/** What the sentences are made of: a discount as it is kept, or as it is being written. */
export type Described = Pick<
  Discount,
  | 'kind'
  | 'basis_points'
  | 'amount'
  | 'is_per_item'
  | 'tiers'
  | 'scope'
  | 'buy_quantity'
  | 'get_quantity'
  | 'get_basis_points'
  | 'get_scope'
  | 'most_times'
  | 'minimum_subtotal'
  | 'minimum_quantity'
  | 'combines_with'
  | 'usage_limit'
  | 'per_customer_limit'
  | 'ends_at'
  | 'method'
  | 'code'
> & { starts_at: string | null; eligibility: Pick<Discount['eligibility'], 'customers' | 'is_first_order_only' | 'countries'> }

export interface Names {
  products: Record<string, string>
  collections: Record<string, string>
}

const money = (value: Money) => formatMoney(value, { isBrief: true })
const percent = (points: number) => `${fromBasisPoints(points)}%`
const times = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const CLASSES = { product: 'product', order: 'order', shipping: 'shipping' } as const

/** "10% off", "€5 off each item", "Buy 2, get 1 free": what it gives, in a few words. */
export function valueWords(discount: Described): string {
  const { kind, basis_points, amount, tiers } = discount
  switch (kind) {
    case 'percentage':
      return `${percent(basis_points)} off`
    case 'fixed':
      return amount ? `${money(amount)} off${discount.is_per_item ? ' each item' : ''}` : 'An amount off'
    case 'free_shipping':
      return 'Free shipping'
    case 'tiered':
      return tiers.map(tierWords).join(', ') || 'Tiers'
    case 'buy_x_get_y': {
      const got = discount.get_basis_points === 10_000 ? 'free' : `${percent(discount.get_basis_points)} off`
      return `Buy ${discount.buy_quantity}, get ${discount.get_quantity} ${got}`
    }
  }
}

function tierWords(tier: Discount['tiers'][number]): string {
  const off = tier.amount ? money(tier.amount) : percent(tier.basis_points)
  if (tier.minimum_quantity !== null) return `${off} off from ${times(tier.minimum_quantity, 'item')}`
  return tier.minimum_subtotal ? `${off} off from ${money(tier.minimum_subtotal)}` : `${off} off`
}

/** "the order", "Lamp and 2 more products", "collection Summer" */
export function scopeWords(scope: Discount['scope'], names: Names, everything = 'the whole order'): string {
  const listed = (ids: string[], known: Record<string, string>, one: string) => {
    const [first, ...others] = ids
    if (first === undefined) return ''
    const name = known[first] ?? `1 ${one}`
    return others.length === 0 ? name : `${name} and ${times(others.length, `more ${one}`)}`
  }
  const collections = listed(scope.collection_ids, names.collections, 'collection')
  const parts = [listed(scope.product_ids, names.products, 'product'), collections && `collection ${collections}`]
  return parts.filter(Boolean).join(', ') || everything
}

/** The whole discount in short sentences, the way a person would say it. */
export function summary(discount: Described, names: Names): string[] {
  const isDeal = discount.kind === 'buy_x_get_y'
  const isShipping = discount.kind === 'free_shipping'
  const isEachItem = discount.kind === 'fixed' && discount.is_per_item
  const on = scopeWords(discount.scope, names, isDeal || isEachItem ? 'all products' : 'the whole order')
  const lines = [isShipping ? 'Free shipping' : `${valueWords(discount)}, on ${on}`]
  if (isDeal) {
    lines.push(`What is got comes from ${scopeWords(discount.get_scope, names, 'all products')}`)
    if (discount.most_times) lines.push(`At most ${times(discount.most_times, 'time')} in one order`)
  }
  if (discount.method === 'automatic') lines.push('Applies automatically')
  else lines.push(discount.code ? `With the code ${discount.code.toUpperCase()}` : 'With unique codes')
  if (discount.minimum_subtotal?.amount) lines.push(`From ${money(discount.minimum_subtotal)}`)
  if (discount.minimum_quantity) lines.push(`From ${times(discount.minimum_quantity, 'item')}`)
  lines.push(...whoWords(discount), ...limitWords(discount), combineWords(discount.combines_with), datesWords(discount))
  return lines
}

function whoWords({ eligibility }: Described): string[] {
  const who = ({
    everyone: [],
    tags: ['For customers with certain tags'],
    segments: ['For certain customer segments'],
    emails: ['For certain e-mail addresses'],
  } as Record<string, string[]>)[eligibility.customers] ?? []
  const first = eligibility.is_first_order_only ? ['For first orders only'] : []
  const where = eligibility.countries.length > 0 ? [`For orders shipped to ${eligibility.countries.join(', ')}`] : []
  return [...who, ...first, ...where]
}

function limitWords({ usage_limit, per_customer_limit }: Described): string[] {
  const words = []
  if (per_customer_limit) words.push(per_customer_limit === 1 ? 'Once per customer' : `${per_customer_limit} times per customer`)
  if (usage_limit) words.push(`${times(usage_limit, 'use')} in all`)
  return words
}

function combineWords(classes: Described['combines_with']): string {
  if (classes.length === 0) return 'Combines with no other discount'
  return `Combines with ${classes.map((one) => CLASSES[one]).join(' and ')} discounts`
}

function datesWords({ starts_at, ends_at }: Described): string {
  const from = starts_at ? `From ${dateWords(starts_at)}` : 'From now'
  return ends_at ? `${from} to ${dateWords(ends_at)}` : `${from}, without an end`
}

/** A wall time of the store, written without turning it into another zone's. */
export function dateWords(local: string): string {
  return new Intl.DateTimeFormat(navigator.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(`${local}:00Z`),
  )
}
