import { z } from 'zod'

import { optionalText } from '@/lib/fields'

import type { Product } from './api'

export interface PartyValues {
  name: string
  address: string
  country: string
  contact: string
}

export interface SafetyValues {
  manufacturer: PartyValues
  responsible: PartyValues
  identifier: string
  warnings: string
}

const party = z.object({
  name: optionalText('Name', 200),
  address: optionalText('Address', 300),
  country: z.string(),
  contact: optionalText('E-mail or web address', 200).regex(
    /^(|[^\s@]+@[^\s@]+\.[^\s@]+|https?:\/\/\S+)$/,
    'Write an e-mail address, or a web address that begins with https://.',
  ),
})

export const safetySchema = z.object({
  manufacturer: party,
  responsible: party,
  identifier: optionalText('Identification', 200),
  warnings: optionalText('Warnings', 2000),
})

const nobody: PartyValues = { name: '', address: '', country: '', contact: '' }

export const safetyValues = (saved: Product['safety'] | undefined): SafetyValues => ({
  manufacturer: saved?.manufacturer ?? nobody,
  responsible: saved?.responsible ?? nobody,
  identifier: saved?.identifier ?? '',
  warnings: saved?.warnings ?? '',
})

const isComplete = ({ name, address, contact }: PartyValues) => Boolean(name.trim() && address.trim() && contact.trim())

export const isGiven = ({ manufacturer, responsible, identifier, warnings }: SafetyValues) =>
  [manufacturer, responsible].some(({ name, address, contact }) => name || address || contact) || Boolean(identifier || warnings)

/** What buyers in the European Union still miss, in words; null when nothing. */
export function missingInUnion({ manufacturer, responsible }: SafetyValues, union: ReadonlySet<string>): string | null {
  if (!isComplete(manufacturer)) return 'the manufacturer’s name, address and e-mail or web address'
  if (union.has(manufacturer.country) || isComplete(responsible)) return null
  return 'a responsible person in the European Union, because the manufacturer is outside of it'
}
