import { useFormContext, useWatch } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { RadioCards } from '@/components/ui/radio-cards'
import { useStore } from '@/lib/store-context'

import { AMOUNT, firstAmounts } from './amounts'
import type { ProductValues } from './product-values'
import { useRange } from './use-range'
import { newVariant } from './variants'

type Kind = ProductValues['kind']

const KINDS = [
  { value: 'physical' as const, label: 'Goods', hint: 'Suppliers send them to the shopper.' },
  { value: 'gift_card' as const, label: 'Gift card', hint: 'We mail its code as soon as it is paid, or on a chosen day.' },
]

/** What a new product is. It stays that. */
export function KindCard() {
  const store = useStore()
  const { control, setValue, getValues } = useFormContext<ProductValues>()
  const range = useRange()
  const kind = useWatch({ control, name: 'kind' })

  function choose(next: Kind) {
    if (next === kind) return
    setValue('kind', next, { shouldDirty: true })
    const isUntouched = range.variants.every((variant) => variant.price === null)
    if (next === 'gift_card') {
      if (getValues('title') === '') setValue('title', 'Gift card', { shouldDirty: true })
      if (isUntouched) range.apply(firstAmounts(store.currency))
    } else if (range.options[0]?.name === AMOUNT) {
      range.apply({ options: [], variants: [newVariant()] })
    }
  }

  return (
    <Card>
      <CardHeader title="Kind" />
      <CardBody>
        <RadioCards label="Kind of product" options={KINDS} value={kind} onChange={choose} columns={2} />
      </CardBody>
    </Card>
  )
}
