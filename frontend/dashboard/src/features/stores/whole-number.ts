import { z } from 'zod'

/** Typed digits within bounds; the form keeps the text, so that a half-typed number is not changed
 * under the cursor. Convert with Number on the way out. */
export const wholeNumber = (label: string, { min, max }: { min: number; max: number }) =>
  z
    .string()
    .trim()
    .regex(/^\d+$/, `${label} must be a whole number.`)
    .refine((typed) => Number(typed) >= min && Number(typed) <= max, `Use ${min} to ${max}.`)

/** Percent with up to two decimals as typed ("12.5"), at most `max` percent. */
export const percent = (label: string, { max }: { max: number }) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}([.,]\d{1,2})?$/, `${label} must be a percentage like 12.5.`)
    .refine((typed) => toBasisPoints(typed) <= max * 100, `Use at most ${max}%.`)

/** "12.5" is 1250, without a float on the way. */
export function toBasisPoints(typed: string): number {
  const [whole = '0', fraction = ''] = typed.trim().split(/[.,]/)
  return Number(whole + fraction.padEnd(2, '0'))
}

/** 1250 is "12.5", 500 is "5". */
export function fromBasisPoints(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, '0')
  const fraction = digits.slice(-2).replace(/0+$/, '')
  return digits.slice(0, -2) + (fraction && `.${fraction}`)
}
