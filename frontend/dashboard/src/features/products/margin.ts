import { formatMoney, type Money } from '@/lib/money'

const BASIS_POINTS = 10_000

const isAmount = (value: number | null | undefined): value is number => value !== null && Number.isSafeInteger(value)

/** The share of the price that is left after the cost, in basis points, rounded half up; negative for a
 * loss. `null` without a cost, for a price of zero, or while one of them is no amount. */
export function margin(price: number | null, cost: number | null): number | null {
  if (!isAmount(price) || !isAmount(cost) || price === 0) return null
  return Math.floor(((price - cost) * BASIS_POINTS * 2 + price) / (price * 2))
}

export function profit(price: number | null, cost: number | null): number | null {
  return isAmount(price) && isAmount(cost) ? price - cost : null
}

/** 6781 is "67%": whole percents are precise enough to decide by, and never promise too much. */
export const percent = (basisPoints: number | null) =>
  basisPoints === null ? '–' : `${Math.floor(basisPoints / 100)}%`

/** "$19.99" or "$19.99 to $24.99". */
export const priceRange = (lowest: Money, highest: Money) =>
  lowest.amount === highest.amount ? formatMoney(lowest) : `${formatMoney(lowest)} to ${formatMoney(highest)}`
