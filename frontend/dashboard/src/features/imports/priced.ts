import { marginOf, priceFor, type Markup } from '@/lib/markup'

import type { Preview, PreviewVariant } from './api'

export interface PricedVariant {
  variant: PreviewVariant
  price: number
  margin: number | null
}

/** The variants with the prices that this markup makes; the same sums as the server's. */
export const priced = ({ variants }: Preview, markup: Markup): PricedVariant[] =>
  variants.map((variant) => {
    const { amount, currency } = variant.cost
    const price = priceFor(amount, markup, currency)
    return { variant, price, margin: marginOf(price, amount) }
  })
