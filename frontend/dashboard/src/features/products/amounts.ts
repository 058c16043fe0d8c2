import { formatMoney } from '@/lib/money'

import type { ProductValues } from './product-values'
import { newVariant, type Range, type VariantValues } from './variants'

export const AMOUNT = 'Amount'
const FIRST_AMOUNTS = [2500, 5000, 10_000] // minor units: €25.00, ¥2,500, KD 2.500

/** How shoppers read one amount to choose from: "€25". */
const label = (minor: number | null, currency: string) =>
  minor === null || Number.isNaN(minor) ? '' : formatMoney({ amount: minor, currency }, { isBrief: true, locale: 'en' })

/** The options and variants of a gift card with these amounts, one variant each. */
export function rangeOf(variants: VariantValues[], currency: string): Range {
  const named = variants.map((variant) => ({ ...variant, values: [label(variant.price, currency)] }))
  return { options: [{ name: AMOUNT, values: [...new Set(named.map(({ values }) => values[0] ?? ''))] }], variants: named }
}

export const firstAmounts = (currency: string): Range =>
  rangeOf(
    FIRST_AMOUNTS.map((price) => ({ ...newVariant(), price })),
    currency,
  )

/** Amounts that stand there twice. */
export const repeated = (variants: VariantValues[]): Set<number> => {
  const prices = variants.flatMap(({ price }) => (price === null ? [] : [price]))
  return new Set(prices.filter((price, at) => prices.indexOf(price) !== at))
}

/** A gift card is only its amounts: nothing that belongs to goods is sent along. */
export const asGiftCard = (values: ProductValues): ProductValues => ({
  ...values,
  variants: values.variants.map((variant) => ({
    ...variant,
    compare_at: null,
    cost: null,
    weight_grams: null,
    measure: null,
    requires_shipping: false,
    stock: null,
  })),
})
