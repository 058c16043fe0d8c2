import { useCallback } from 'react'
import { get, useFormContext, useWatch } from 'react-hook-form'

import type { Variant } from './api'
import type { ProductValues } from './product-values'
import { newStock, type Range, type StockEdit, type VariantValues } from './variants'

export type Problems = Partial<Record<string, string>>
export type Patch = Partial<Omit<VariantValues, 'key' | 'id' | 'values' | 'is_counted'>>

/** What the form complains about in one variant: field to sentence. */
const problemsOf = (errors: unknown): Problems => {
  const found: Problems = {}
  const gather = (at: unknown, name: string) => {
    if (typeof at !== 'object' || at === null) return
    if ('message' in at && typeof at.message === 'string') found[name] ??= at.message
    else for (const [key, inner] of Object.entries(at)) if (key !== 'ref') gather(inner, name || key)
  }
  gather(errors, '')
  return found
}

/** The options and variants of the form around, and the ways to change them. */
export function useRange() {
  const { control, setValue, getValues, formState } = useFormContext<ProductValues>()
  const options = useWatch({ control, name: 'options' })
  const variants = useWatch({ control, name: 'variants' })
  const { isSubmitted } = formState

  const apply = useCallback(
    (next: Range) => {
      const how = { shouldDirty: true, shouldValidate: isSubmitted }
      setValue('options', next.options, how)
      setValue('variants', next.variants, how)
    },
    [setValue, isSubmitted],
  )

  const patch = useCallback(
    (keys: string | ReadonlySet<string>, change: Patch | ((variant: VariantValues) => Patch)) => {
      const has = (key: string) => (typeof keys === 'string' ? keys === key : keys.has(key))
      const next = getValues('variants').map((variant) =>
        has(variant.key) ? { ...variant, ...(typeof change === 'function' ? change(variant) : change) } : variant,
      )
      setValue('variants', next, { shouldDirty: true, shouldValidate: isSubmitted })
    },
    [getValues, setValue, isSubmitted],
  )

  const problems = (at: number) => problemsOf(get(formState.errors, `variants.${at}`))
  return { options, variants, apply, patch, problems, errors: formState.errors }
}

export type RangeForm = ReturnType<typeof useRange>

/** The stock as it is now: counted anew here, or what the store knows. */
export const stockOf = (variant: VariantValues, saved: Variant | undefined): StockEdit =>
  variant.stock ?? (saved ? { ...saved.stock, was: saved.stock.on_hand } : newStock())

/** The edit that leads there; none when that is what is stored anyway. After a count was refused as
 * too old (`isAgain`), the number that is stored now is the one it stands against. */
export function editedStock(
  variant: VariantValues,
  saved: Variant | undefined,
  change: Partial<StockEdit>,
  { isAgain = false } = {},
): StockEdit | null {
  const fresh = isAgain && saved ? { was: saved.stock.on_hand } : {}
  const { on_hand, tracked, policy, was } = { ...stockOf(variant, saved), ...fresh, ...change }
  const next = { on_hand, tracked, policy, was }
  if (!saved) return next
  const { stock } = saved
  return next.on_hand === stock.on_hand && next.tracked === stock.tracked && next.policy === stock.policy ? null : next
}
