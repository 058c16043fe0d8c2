import type { Money } from '@/lib/money'

import type { Order } from './api'

interface Row {
  name: string
  value: Money
  /** Part of no sum: tax that is inside the prices. */
  isNote?: boolean
}

/** From the subtotal to the total: discounts by name, delivery, and every tax with its place. */
export function totalRows(order: Order): Row[] {
  const method = typeof order.shipping.name === 'string' ? order.shipping.name : ''
  const ofDelivery = order.discounts.filter((part) => part.discount_class === 'shipping')
  const off = ofDelivery.reduce((sum, part) => sum + part.amount.amount, 0)
  const taken = (part: Order['discounts'][number]): Row => ({ name: part.code ?? part.title, value: minus(part.amount) })
  const shipping = { ...order.shipping_total, amount: order.shipping_total.amount + off }
  return [
    { name: 'Subtotal', value: order.subtotal },
    ...order.discounts.filter((part) => part.discount_class !== 'shipping').map(taken),
    { name: method ? `Shipping (${method})` : 'Shipping', value: shipping },
    ...ofDelivery.map(taken),
    ...order.taxes.filter((part) => part.amount.amount !== 0).map(taxRow),
  ]
}

/** How it was paid, when not by card alone. */
export function paidRows({ payment }: Order): Row[] {
  if (payment.credits.length === 0) return []
  const card = payment.captured.amount > 0 ? [{ name: 'Paid by card', value: payment.captured }] : []
  return [...payment.credits.map((part) => ({ name: `Paid with ${part.label}`, value: part.spent })), ...card]
}

function taxRow(part: Order['taxes'][number]): Row {
  const name = `${part.name} ${part.parts_per_million / 10_000}% (${part.jurisdiction}${part.of === 'shipping' ? ', shipping' : ''})`
  return part.inclusive ? { name: `Including ${name}`, value: part.amount, isNote: true } : { name, value: part.amount }
}

/** The rate that was frozen with the order: "at 1 USD = 0.92 EUR and 2%". */
export function rateText({ base, currency, rate, margin_basis_points: margin }: NonNullable<Order['exchange']>): string {
  const plain = `at 1 ${base} = ${rate} ${currency}`
  return margin ? `${plain} and ${margin / 100}%` : plain
}

const minus = (value: Money): Money => ({ ...value, amount: -value.amount })
