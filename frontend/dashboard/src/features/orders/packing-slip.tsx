import { useEffect } from 'react'
import { createPortal } from 'react-dom'

import { useStore } from '@/lib/store-context'

import type { Order } from './api'
import { addressLines } from './words'

/** A sheet to put into the parcel, without prices. It is on paper only: mounting it opens the
 * browser's print dialog, and `onDone` follows when that is closed. */
export function PackingSlip({ order, onDone }: { order: Order; onDone: () => void }) {
  const store = useStore()
  useEffect(() => {
    addEventListener('afterprint', onDone, { once: true })
    print()
    return () => removeEventListener('afterprint', onDone)
  }, [onDone])

  return createPortal(
    <div className="hidden bg-[white] p-8 text-[black] print:block">
      <style>{'@media print { body > :not([data-slip]) { display: none } }'}</style>
      <header className="flex items-baseline justify-between border-b pb-4">
        <p className="text-title font-semibold">{store.name}</p>
        <p>Order #{order.number}</p>
      </header>
      <section className="flex justify-between gap-8 py-6">
        <address className="flex flex-col not-italic">
          {addressLines(order.address).map((line, position) => (
            <span key={position}>{line}</span>
          ))}
        </address>
        <p>
          {new Intl.DateTimeFormat(navigator.language, { dateStyle: 'long', timeZone: store.timeZone }).format(
            new Date(order.placed_at),
          )}
        </p>
      </section>
      <table className="w-full border-collapse">
        <thead>
          <tr className="border-b text-left">
            <th className="py-2 font-semibold">Item</th>
            <th className="py-2 font-semibold">SKU</th>
            <th className="py-2 text-right font-semibold">Quantity</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.line_id} className="border-b">
              <td className="py-3">
                {line.title}
                {line.variant_title && <span className="block text-sm">{line.variant_title}</span>}
              </td>
              <td className="py-3">{line.sku}</td>
              <td className="py-3 text-right tabular-nums">{line.quantity}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>,
    slipRoot(),
  )
}

/** Beside the app, so that the app can be left off the paper. */
function slipRoot(): HTMLElement {
  const found = document.querySelector<HTMLElement>('[data-slip]')
  if (found) return found
  const made = document.createElement('div')
  made.dataset.slip = ''
  document.body.append(made)
  return made
}
