/** Options and the variants they make. Every change keeps what was typed into variants that stay. */

import type { MeasureValues } from './measures'

export const MOST_OPTIONS = 3
export const MOST_VARIANTS = 250

export interface StockEdit {
  on_hand: number | null
  tracked: boolean
  policy: 'deny' | 'continue'
  /** What was on hand when the edit began; guards against sales since. */
  was: number | null
}

export interface VariantValues {
  key: string
  /** `null` until it is saved. */
  id: string | null
  values: string[]
  price: number | null
  compare_at: number | null
  cost: number | null
  sku: string
  barcode: string
  weight_grams: number | null
  requires_shipping: boolean
  image_id: string | null
  measure: MeasureValues | null
  /** Whether the stock of the saved variant is counted. */
  is_counted: boolean
  /** `null` leaves the stock as it is. */
  stock: StockEdit | null
}

export interface OptionValues {
  name: string
  values: string[]
}

export interface Range {
  options: OptionValues[]
  variants: VariantValues[]
}

let made = 0
export const newKey = () => `new-${(made += 1)}`

export const newStock = (): StockEdit => ({ on_hand: 0, tracked: false, policy: 'deny', was: null })

export const newVariant = (values: string[] = []): VariantValues => ({
  key: newKey(),
  id: null,
  values,
  price: null,
  compare_at: null,
  cost: null,
  sku: '',
  barcode: '',
  weight_grams: null,
  requires_shipping: true,
  image_id: null,
  measure: null,
  is_counted: false,
  stock: newStock(),
})

/** A sibling for another value: prices, weight and contents alike, its own SKU, barcode, picture and stock. */
const sibling = (of: VariantValues, values: string[]): VariantValues => ({
  ...newVariant(values),
  price: of.price,
  compare_at: of.compare_at,
  cost: of.cost,
  weight_grams: of.weight_grams,
  requires_shipping: of.requires_shipping,
  measure: of.measure,
  stock: { ...newStock(), tracked: of.stock?.tracked ?? of.is_counted, policy: of.stock?.policy ?? 'deny' },
})

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()
const nameOf = (values: string[]) => JSON.stringify(values)
const without = <T>(items: T[], at: number) => items.filter((_, index) => index !== at)
const replaced = <T>(items: T[], at: number, item: T) => items.map((each, index) => (index === at ? item : each))

/** In the order of the options' values, as shoppers see them. */
function inOrder({ options, variants }: Range): Range {
  const rank = ({ values }: VariantValues) =>
    values.reduce((sum, value, at) => sum * 1_000 + (options[at]?.values.indexOf(value) ?? 0), 0)
  return { options, variants: [...variants].sort((a, b) => rank(a) - rank(b)) }
}

/** Why a value or an option of this name cannot be added; `null` when it can. */
export function refusalOfValue({ options, variants }: Range, at: number, value: string): string | null {
  const option = options[at]
  if (!option || !value.trim()) return 'Type a value.'
  if (value.trim().length > 60) return 'A value can have at most 60 characters.'
  if (option.values.some((each) => same(each, value))) return `${value.trim()} is already a value of ${option.name}.`
  const more = new Set(variants.map((variant) => nameOf(without(variant.values, at)))).size
  const total = option.values.length === 0 ? variants.length : variants.length + more
  return total > MOST_VARIANTS
    ? `This would make ${total} variants; a product can have at most ${MOST_VARIANTS}.`
    : null
}

export function refusalOfName({ options }: Range, at: number, name: string): string | null {
  if (!name.trim()) return 'Name the option.'
  if (name.trim().length > 40) return 'A name can have at most 40 characters.'
  return options.some((option, index) => index !== at && same(option.name, name))
    ? `There is already an option ${name.trim()}.`
    : null
}

/** A new option with its first value, which every variant that exists takes. */
export const addOption = ({ options, variants }: Range, name: string, value: string): Range => ({
  options: [...options, { name: name.trim(), values: [value.trim()] }],
  variants: variants.map((variant) => ({ ...variant, values: [...variant.values, value.trim()] })),
})

export const renameOption = ({ options, variants }: Range, at: number, name: string): Range => ({
  options: options.map((option, index) => (index === at ? { ...option, name: name.trim() } : option)),
  variants,
})

/** One more variant for each combination of the other options that is there. */
export function addValue({ options, variants }: Range, at: number, value: string): Range {
  const added = new Map<string, VariantValues>()
  for (const variant of variants) {
    const others = nameOf(without(variant.values, at))
    if (!added.has(others)) added.set(others, sibling(variant, replaced(variant.values, at, value.trim())))
  }
  return inOrder({
    options: options.map((option, index) =>
      index === at ? { ...option, values: [...option.values, value.trim()] } : option,
    ),
    variants: [...variants, ...added.values()],
  })
}

export function renameValue({ options, variants }: Range, at: number, from: string, to: string): Range {
  const renamed = (value: string) => (value === from ? to.trim() : value)
  return {
    options: options.map((option, index) =>
      index === at ? { ...option, values: option.values.map(renamed) } : option,
    ),
    variants: variants.map((variant) => ({ ...variant, values: replaced(variant.values, at, renamed(variant.values[at] ?? '')) })),
  }
}

export const moveValue = ({ options, variants }: Range, at: number, from: number, to: number): Range =>
  inOrder({
    options: options.map((option, index) => {
      if (index !== at) return option
      const values = without(option.values, from)
      values.splice(to, 0, option.values[from] ?? '')
      return { ...option, values }
    }),
    variants,
  })

/** Variants of this value go; with an option's last value the option goes and the variants stay. */
export function removeValue(range: Range, at: number, value: string): Range {
  const { options, variants } = range
  if ((options[at]?.values.length ?? 0) <= 1) return removeOption(range, at)
  return {
    options: options.map((option, index) =>
      index === at ? { ...option, values: option.values.filter((each) => each !== value) } : option,
    ),
    variants: variants.filter((variant) => variant.values[at] !== value),
  }
}

/** Of the variants that only this option told apart, the first one stays. */
export function removeOption({ options, variants }: Range, at: number): Range {
  const kept = new Map<string, VariantValues>()
  for (const variant of variants) {
    const values = without(variant.values, at)
    if (!kept.has(nameOf(values))) kept.set(nameOf(values), { ...variant, values })
  }
  return { options: without(options, at), variants: [...kept.values()] }
}

export const removeVariants = ({ options, variants }: Range, keys: ReadonlySet<string>): Range => ({
  options,
  variants: variants.filter((variant) => !keys.has(variant.key)),
})

/** Every combination that is missing, like the variant that shares most with it. */
export function addMissing(range: Range): Range {
  const { options, variants } = range
  const have = new Set(variants.map((variant) => nameOf(variant.values)))
  const all = options.reduce<string[][]>(
    (rows, option) => rows.flatMap((row) => option.values.map((value) => [...row, value])),
    [[]],
  )
  const shared = (variant: VariantValues, values: string[]) =>
    variant.values.filter((value, at) => value === values[at]).length
  const missing = all.filter((values) => !have.has(nameOf(values)))
  const likest = (values: string[]) =>
    variants.reduce((best, each) => (shared(each, values) > shared(best, values) ? each : best))
  return inOrder({ options, variants: [...variants, ...missing.map((values) => sibling(likest(values), values))] })
}

export const missingCount = ({ options, variants }: Range) =>
  Math.max(0, options.reduce((product, option) => product * option.values.length, 1) - variants.length)

/** Variants that would be lost and carry work: saved ones, and new ones with an own SKU or picture. */
export const losses = (before: Range, after: Range): VariantValues[] => {
  const kept = new Set(after.variants.map((variant) => variant.key))
  return before.variants.filter(
    (variant) => !kept.has(variant.key) && (variant.id !== null || variant.sku !== '' || variant.image_id !== null),
  )
}
