import { formatMoney } from '@/lib/money'

import type { Rate } from './api'

export const weightText = (grams: number) =>
  grams >= 1000 ? `${(grams / 1000).toLocaleString()} kg` : `${grams.toLocaleString()} g`

const daysText = (min: number, max: number) => {
  if (max === 0) return 'the same day'
  if (min === max) return max === 1 ? 'in 1 day' : `in ${max} days`
  return `in ${min}–${max} days`
}

function rangeText({ condition, minimum, maximum }: RateFacts, currency: string): string {
  if (condition === 'none' || (minimum === 0 && maximum === null)) return ''
  const said = (value: number) =>
    condition === 'weight' ? weightText(value) : formatMoney({ amount: value, currency }, { isBrief: true })
  const what = condition === 'weight' ? 'parcels' : 'orders'
  if (maximum === null) return ` for ${what} from ${said(minimum)}`
  if (minimum === 0) return ` for ${what} up to ${said(maximum)}`
  return ` for ${what} of ${said(minimum)} to ${said(maximum)}`
}

export type RateFacts = Pick<Rate, 'condition' | 'minimum' | 'maximum' | 'free_above' | 'min_days' | 'max_days'> & {
  price: number
}

/** What a shopper meets, in one sentence: "€4.90, free from €50, arrives in 7–14 days". */
export function rateSentence(rate: RateFacts, currency: string): string {
  const price = rate.price === 0 ? 'Free' : formatMoney({ amount: rate.price, currency })
  const free =
    rate.price > 0 && rate.free_above !== null
      ? `, free from ${formatMoney({ amount: rate.free_above, currency }, { isBrief: true })}`
      : ''
  return `${price}${rangeText(rate, currency)}${free}, arrives ${daysText(rate.min_days, rate.max_days)}`
}
