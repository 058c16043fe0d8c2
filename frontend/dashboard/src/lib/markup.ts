import { exponent } from './money'

export type Ending = 'none' | '95' | '99'

/** A price is the cost times the multiplier plus a fixed amount, rounded up to its ending. */
export interface Markup {
  multiplier_basis_points: number
  fixed: number
  ending: Ending
}

const BASIS_POINTS = 10_000
const MICROS = 1_000_000

/** The selling price for a cost in the same currency, in minor units; the same sums as the server's. */
export function priceFor(cost: number, markup: Markup, currency: string): number {
  const raw = Math.floor((cost * markup.multiplier_basis_points + BASIS_POINTS / 2) / BASIS_POINTS) + markup.fixed
  if (markup.ending === 'none') return raw
  const step = 10 ** (exponent(currency) || 2) // without minor units: of a hundred
  const end = Math.floor((Number(markup.ending) * step) / 100)
  return raw + ((((end - raw) % step) + step) % step)
}

/** US cents in the store's currency, rounded half up. A rate of 920000 is 0.92 per dollar. */
export function fromDollars(cents: number, currency: string, rateMicros: number): number {
  const shift = exponent(currency) - exponent('USD')
  const numerator = BigInt(cents) * BigInt(rateMicros) * 10n ** BigInt(Math.max(shift, 0))
  const denominator = BigInt(MICROS) * 10n ** BigInt(Math.max(-shift, 0))
  return Number((numerator * 2n + denominator) / (denominator * 2n))
}

/** What is left of the price after the cost, in basis points rounded down; `null` for a price of nothing. */
export const marginOf = (price: number, cost: number) =>
  price === 0 ? null : Math.floor(((price - cost) * BASIS_POINTS) / price)

/** Typed "2.5" is 25000; `null` for what is no number with up to `places` decimals. */
export function parseScaled(typed: string, places: number): number | null {
  const [, whole, fraction = ''] = /^(\d{1,7})(?:[.,](\d+))?$/.exec(typed.trim()) ?? []
  if (whole === undefined || fraction.length > places) return null
  return Number(whole + fraction.padEnd(places, '0'))
}

export function writeScaled(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return digits.slice(0, -places) + (fraction && `.${fraction}`)
}
