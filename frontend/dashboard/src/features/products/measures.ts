import type { components } from '@/lib/api/schema'

import type { Notation } from './draft-input'

export type Unit = components['schemas']['Unit']
export type Reference = components['schemas']['Reference']

/** How much is in a variant. `NaN` is what was typed and is no quantity. */
export interface MeasureValues {
  /** Of the unit: 1500 m are one metre and a half. */
  thousandths: number
  unit: Unit
  reference: Reference
}

/** Of what, and how many of the smallest of its kind: as the API counts. */
const SIZES: Record<Unit, readonly ['volume' | 'mass' | 'length' | 'area' | 'count', number]> = {
  ml: ['volume', 1],
  cl: ['volume', 10],
  l: ['volume', 1_000],
  mg: ['mass', 1],
  g: ['mass', 1_000],
  kg: ['mass', 1_000_000],
  mm: ['length', 1],
  cm: ['length', 10],
  m: ['length', 1_000],
  cm2: ['area', 1],
  m2: ['area', 10_000],
  piece: ['count', 1],
}
const NAMES: Partial<Record<Unit, string>> = { cm2: 'cm²', m2: 'm²', piece: 'pieces' }
const REFERENCES: Record<Reference, { unit: Unit; number: number; label: string }> = {
  '1_l': { unit: 'l', number: 1, label: '1 l' },
  '100_ml': { unit: 'ml', number: 100, label: '100 ml' },
  '1_kg': { unit: 'kg', number: 1, label: '1 kg' },
  '100_g': { unit: 'g', number: 100, label: '100 g' },
  '1_m': { unit: 'm', number: 1, label: '1 m' },
  '1_m2': { unit: 'm2', number: 1, label: '1 m²' },
  '1_piece': { unit: 'piece', number: 1, label: '1 piece' },
}

const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as K[]

export const UNITS = keys(SIZES).map((unit) => ({ value: unit, label: NAMES[unit] ?? unit }))

/** What a quantity in this unit can be compared with, the one that law asks for first. */
export const referencesOf = (unit: Unit) =>
  keys(REFERENCES)
    .filter((each) => SIZES[REFERENCES[each].unit][0] === SIZES[unit][0])
    .map((value) => ({ value, label: REFERENCES[value].label }))

export const usualReference = (unit: Unit): Reference => referencesOf(unit)[0]?.value ?? '1_piece'

/** In the new unit, compared as before where that is possible. */
export const inUnit = (unit: Unit, reference: Reference): { unit: Unit; reference: Reference } => ({
  unit,
  reference: referencesOf(unit).some(({ value }) => value === reference) ? reference : usualReference(unit),
})

/** What the reference costs, rounded half up as in the shop; `null` where that says nothing. */
export function unitPrice(price: number | null, { thousandths, unit, reference }: MeasureValues): { amount: number; label: string } | null {
  const { unit: compared, number, label } = REFERENCES[reference]
  const parts = number * SIZES[compared][1] * 1_000
  const whole = thousandths * SIZES[unit][1]
  if (!price || Number.isNaN(price) || !(whole > 0) || whole === parts) return null
  const amount = (BigInt(price) * BigInt(parts) * 2n + BigInt(whole)) / (BigInt(whole) * 2n)
  return { amount: Number(amount), label }
}

export const quantity: Notation = {
  write: (thousandths) => {
    const rest = String(thousandths % 1_000).padStart(3, '0').replace(/0+$/, '')
    return `${Math.floor(thousandths / 1_000)}${rest && `.${rest}`}`
  },
  read: (typed) => {
    const found = /^(\d{1,7})(?:[.,](\d{1,3}))?$/.exec(typed.trim())
    return found ? Number(found[1]) * 1_000 + Number((found[2] ?? '').padEnd(3, '0')) : Number.NaN
  },
  inputMode: 'decimal',
}
