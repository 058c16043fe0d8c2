import { useState } from 'react'

import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { formatMoney } from '@/lib/money'
import { useStore } from '@/lib/store-context'

import { NumberInput } from './draft-input'
import { inUnit, quantity, referencesOf, unitPrice, UNITS, usualReference, type MeasureValues, type Unit } from './measures'
import type { VariantFieldsProps } from './variant-fields'

type Way = Pick<MeasureValues, 'unit' | 'reference'>

/** How much is in it, for the price per litre, kilogram, metre or piece. */
export function MeasureFields({ variant, problems, disabled, onPatch }: VariantFieldsProps) {
  const { currency } = useStore()
  const { measure, price } = variant
  const [started, setStarted] = useState<Way>({ unit: 'ml', reference: usualReference('ml') })
  const way = measure ?? started
  const shown = measure && unitPrice(price, measure)

  const choose = (next: Way) => {
    setStarted(next)
    if (measure) onPatch({ measure: { ...measure, ...next } })
  }
  const fill = (thousandths: number | null) =>
    onPatch({ measure: thousandths === null ? null : { thousandths, unit: way.unit, reference: way.reference } })

  return (
    <div className="grid grid-cols-[1fr_7rem_7rem] items-start gap-4 max-sm:grid-cols-2">
      <Field
        label="Contents"
        aside="Optional"
        error={problems.thousandths ?? problems.unit ?? problems.reference}
        hint={shown ? `Shoppers see ${formatMoney({ amount: shown.amount, currency })} / ${shown.label}.` : 'For the price per unit, which the law of the EU asks for.'}
        className="max-sm:col-span-2"
      >
        <NumberInput notation={quantity} placeholder="500" value={measure?.thousandths ?? null} disabled={disabled} onChange={fill} />
      </Field>
      <Field label="Unit">
        <Select
          options={UNITS}
          value={way.unit}
          disabled={disabled}
          onChange={(event) => choose(inUnit(event.target.value as Unit, way.reference))}
        />
      </Field>
      <Field label="Compared per">
        <Select
          options={referencesOf(way.unit)}
          value={way.reference}
          disabled={disabled}
          onChange={(event) => choose({ ...way, reference: event.target.value as MeasureValues['reference'] })}
        />
      </Field>
    </div>
  )
}
