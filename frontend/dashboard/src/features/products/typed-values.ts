import { addValue, refusalOfValue, type Range } from './variants'

/** "Black, White" is two values. */
export const split = (typed: string) => typed.split(',').map((word) => word.trim()).filter(Boolean)

/** Adds each value in turn; stops at the first that cannot be added and says why. */
export function withValues(range: Range, at: number, values: string[]): { range: Range; refusal: string | null } {
  let next = range
  for (const value of values) {
    const refusal = refusalOfValue(next, at, value)
    if (refusal) return { range: next, refusal }
    next = addValue(next, at, value)
  }
  return { range: next, refusal: null }
}
