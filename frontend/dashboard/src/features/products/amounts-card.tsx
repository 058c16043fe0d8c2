import { Plus, Trash2 } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { MoneyInput } from '@/components/ui/money-input'
import { useStore } from '@/lib/store-context'

import { rangeOf, repeated } from './amounts'
import { useRange } from './use-range'
import { newVariant, type VariantValues } from './variants'

const MOST_AMOUNTS = 20

/** What a gift card can be worth: shoppers choose one. */
export function AmountsCard({ disabled }: { disabled: boolean }) {
  const store = useStore()
  const range = useRange()
  const { variants } = range
  const twice = repeated(variants)
  const set = (next: VariantValues[]) => range.apply(rangeOf(next, store.currency))

  return (
    <Card>
      <CardHeader title="Amounts" description="Shoppers choose one. A gift card costs what it is worth, is never taxed and needs no delivery." />
      <CardBody>
        <ul className="flex flex-col gap-3">
          {variants.map((variant, at) => (
            <li key={variant.key} className="flex items-start gap-2">
              <Field
                label={`Amount ${at + 1}`}
                hideLabel
                error={range.problems(at).price ?? (twice.has(variant.price ?? -1) ? 'This amount is here twice.' : undefined)}
                className="w-44"
              >
                <MoneyInput
                  value={variant.price}
                  currency={store.currency}
                  disabled={disabled}
                  onChange={(price) => set(variants.map((each) => (each.key === variant.key ? { ...each, price } : each)))}
                />
              </Field>
              {!disabled && variants.length > 1 && (
                <IconButton label={`Remove amount ${at + 1}`} onClick={() => set(variants.filter(({ key }) => key !== variant.key))}>
                  <Trash2 className="text-muted" aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
        {!disabled && variants.length < MOST_AMOUNTS && (
          <Button size="small" className="self-start" onClick={() => set([...variants, newVariant()])}>
            <Plus aria-hidden />
            Add amount
          </Button>
        )}
      </CardBody>
    </Card>
  )
}
