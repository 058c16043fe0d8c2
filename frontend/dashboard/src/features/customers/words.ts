import { formatMoney, type Money } from '@/lib/money'

import type { Customer } from './api'

/** "€120.00", "€120.00 and $30.00", "Nothing yet". */
export const lifetimeText = (lifetime: Money[]): string =>
  lifetime.length ? lifetime.map((sum) => formatMoney(sum)).join(' and ') : 'Nothing yet'

export const ordersText = (count: number): string => (count === 1 ? '1 order' : `${count} orders`)

/** Tags as they are typed, split at commas, each once in any case. */
export function tagsOf(typed: string): string[] {
  const found = new Map<string, string>()
  for (const part of typed.split(',')) {
    const tag = part.trim().replace(/\s+/g, ' ')
    if (tag && !found.has(tag.toLowerCase())) found.set(tag.toLowerCase(), tag)
  }
  return [...found.values()]
}

/** An address, one line for each part that is filled in. */
export function linesOf(address: Customer['addresses'][number]['address']): string[] {
  const part = (name: string) => (typeof address[name] === 'string' ? address[name] : '')
  const town = [part('postal_code'), part('city'), part('province')].filter(Boolean).join(' ')
  return [part('name'), part('company'), part('line1'), part('line2'), town, part('country'), part('phone')].filter(Boolean)
}

/** Who did it. People are known by id only; our own doings are "system:<what>". */
export function actorName(actor: string, meId: string | undefined): string {
  if (actor === meId) return 'You'
  if (actor === 'customer') return 'Customer'
  return actor.startsWith('system') ? 'Windlass' : 'A colleague'
}
