import { Trash2 } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { Sheet, SheetContent } from '@/components/ui/sheet'

import type { Product } from './api'
import { MeasureFields } from './measure-fields'
import { PicturePicker } from './picture-picker'
import { PriceFields, ShippingFields, StockFields, type VariantFieldsProps } from './variant-fields'

/** Everything about one variant, over the form whose save bar it belongs to. */
export function VariantSheet({
  product,
  isOnly,
  onRemove,
  onClose,
  ...fields
}: VariantFieldsProps & { product: Product | null; isOnly: boolean; onRemove: () => void; onClose: () => void }) {
  const { variant, disabled, onPatch } = fields
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent title={variant.values.join(' / ')}>
        <div className="flex flex-col gap-6">
          <PicturePicker
            pictures={product?.images ?? []}
            value={variant.image_id}
            disabled={disabled}
            onChange={(image_id) => onPatch({ image_id })}
          />
          <PriceFields {...fields} />
          <MeasureFields {...fields} />
          <hr className="border-border" />
          <StockFields {...fields} />
          <hr className="border-border" />
          <ShippingFields {...fields} />
          <div className="flex justify-between gap-2 border-t border-border pt-4">
            {!disabled && !isOnly ? (
              <Button onClick={onRemove}>
                <Trash2 aria-hidden />
                Remove variant
              </Button>
            ) : (
              <span />
            )}
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          </div>
        </div>
      </SheetContent>
    </Sheet>
  )
}
