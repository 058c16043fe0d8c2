import { useId } from 'react'

import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { MoneyText } from '@/components/patterns/money-text'

import type { Order } from './api'

/** What is to go back: units by line id, and the delivery. */
export interface Chosen {
  units: Record<string, number>
  withShipping: boolean
}

/** Every line with the units that can still go back, and the delivery. */
export function RefundItems({ order, chosen, onChange }: { order: Order; chosen: Chosen; onChange: (chosen: Chosen) => void }) {
  const shippingId = useId()
  const hasShipping = order.shipping_total.amount > 0 && !order.shipping_returned
  const setUnits = (lineId: string, units: number) => onChange({ ...chosen, units: { ...chosen.units, [lineId]: units } })
  return (
    <div className="flex flex-col divide-y divide-border rounded-card border border-border">
      {order.lines.map((line) => (
        <LineRow key={line.line_id} line={line} units={chosen.units[line.line_id] ?? 0} onChange={(units) => setUnits(line.line_id, units)} />
      ))}
      {hasShipping && (
        <div className="flex items-center gap-3 px-4 py-3">
          <Checkbox
            id={shippingId}
            checked={chosen.withShipping}
            onCheckedChange={(checked) => onChange({ ...chosen, withShipping: checked === true })}
          />
          <Label htmlFor={shippingId} className="flex-1">
            Shipping
          </Label>
          <MoneyText value={order.shipping_total} />
        </div>
      )}
    </div>
  )
}

function LineRow({ line, units, onChange }: { line: Order['lines'][number]; units: number; onChange: (units: number) => void }) {
  const id = useId()
  const left = line.quantity - line.returned
  return (
    <div className="flex items-center gap-3 px-4 py-3">
      <Label htmlFor={id} className="flex min-w-0 flex-1 flex-col">
        <span className="truncate">{line.title}</span>
        <span className="text-sm font-normal text-muted">
          {[line.variant_title, left === 0 ? 'all refunded' : `${left} of ${line.quantity} can go back`].filter(Boolean).join(' · ')}
        </span>
      </Label>
      <Input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        max={left}
        disabled={left === 0}
        value={units}
        onChange={(event) => onChange(Math.max(0, Math.min(left, Math.trunc(Number(event.target.value) || 0))))}
        className="w-20"
      />
    </div>
  )
}
