import { Card, CardBody, CardHeader } from '@/components/ui/card'

import type { Product } from './api'
import { MeasureFields } from './measure-fields'
import { useRange } from './use-range'
import { PriceFields, StockFields } from './variant-fields'

/** Price and stock of a product that comes in one way only. */
export function SingleVariantCards({ product, disabled }: { product: Product | null; disabled: boolean }) {
  const range = useRange()
  const variant = range.variants[0]
  if (!variant) return null
  const fields = {
    variant,
    saved: product?.variants.find((each) => each.id === variant.id),
    problems: range.problems(0),
    disabled,
    onPatch: (change: Parameters<typeof range.patch>[1]) => range.patch(variant.key, change),
  }
  return (
    <>
      <Card>
        <CardHeader title="Price" />
        <CardBody>
          <PriceFields {...fields} />
          <MeasureFields {...fields} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Stock" />
        <CardBody>
          <StockFields {...fields} />
        </CardBody>
      </Card>
    </>
  )
}
