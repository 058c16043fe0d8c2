import { z } from 'zod'

/** Rules of inputs with the words people read when they are broken. */
export const text = (label: string, { min = 1, max = 200 } = {}) =>
  z
    .string()
    .trim()
    .min(min, min <= 1 ? `${label} is needed.` : `${label} needs at least ${min} characters.`)
    .max(max, `${label} can have at most ${max} characters.`)

export const optionalText = (label: string, max = 200) =>
  z.string().trim().max(max, `${label} can have at most ${max} characters.`)

export const email = () =>
  z.string().trim().min(1, 'E-mail is needed.').pipe(z.email('This is not a complete e-mail address.'))

/** Minor units of money from a MoneyInput. */
export const amount = (label: string) =>
  z
    .number({ error: `${label} must be an amount like 19.99.` })
    .int()
    .min(0, `${label} cannot be negative.`)

export const choice = (label: string) => z.string().min(1, `Choose ${label}.`)
