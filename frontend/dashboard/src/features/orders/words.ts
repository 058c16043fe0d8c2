import type { Order } from './api'

/** A country's name as the person's language has it. */
export const countryName = (code: string) =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([navigator.language, 'en'], { type: 'region' }).of(code) ?? code) : code

export const itemsText = (count: number) => (count === 1 ? '1 item' : `${count} items`)

/** Countries without provinces in their addresses that write the postal code after the town. */
const CODE_LAST = new Set(['GB', 'IE', 'NZ', 'SG'])

/** The address as it is written on a parcel, one line each. */
export function addressLines(address: Order['address']): string[] {
  const part = (name: string) => (typeof address[name] === 'string' ? address[name] : '')
  const isCodeLast = part('province') !== '' || CODE_LAST.has(part('country'))
  const town = isCodeLast
    ? [part('city'), part('province'), part('postal_code')]
    : [part('postal_code'), part('city')]
  return [part('name'), part('company'), part('line1'), part('line2'), town.filter(Boolean).join(' '), countryName(part('country'))].filter(Boolean)
}

const RISKS: Record<string, string> = {
  normal: 'Low risk',
  elevated: 'Elevated risk',
  highest: 'High risk',
  not_assessed: 'Not assessed',
}

/** How Stripe judges the payment: "Low risk, 12 of 100". */
export function riskText({ risk_level: level, risk_score: score }: Order['payment']): string {
  const word = level ? (RISKS[level] ?? level) : 'Not assessed'
  return score === null ? word : `${word}, ${score} of 100`
}

export const isRisky = ({ risk_level: level }: Order['payment']) => level === 'elevated' || level === 'highest'

/** Who did it, in words. People are known by id only; our own doings are "system:<what>". */
export function actorName(actor: string, meId: string | undefined): string {
  if (actor === meId) return 'You'
  if (actor === 'shopper') return 'Shopper'
  if (actor.startsWith('system')) return 'Windlass'
  return 'A colleague'
}
