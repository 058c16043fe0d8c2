import type { Order } from './api'

/** A country's name as the person's language has it. */
export const countryName = (code: string) =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([navigator.language, 'en'], { type: 'region' }).of(code) ?? code) : code

export const itemsText = (count: number) => (count === 1 ? '1 item' : `${count} items`)

/** The address as it is written on a parcel, one line each. */
export function addressLines(address: Order['address']): string[] {
  const part = (name: string) => (typeof address[name] === 'string' ? address[name] : '')
  const town = [part('postal_code'), part('city'), part('province')].filter(Boolean).join(' ')
  return [part('name'), part('company'), part('line1'), part('line2'), town, countryName(part('country'))].filter(Boolean)
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
  if (actor.startsWith('system:') || actor.startsWith('system')) return 'Windlass'
  return 'A colleague'
}
