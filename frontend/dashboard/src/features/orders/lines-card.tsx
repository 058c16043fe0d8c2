import { ChevronDown, ImageOff } from 'lucide-react'
import { Link } from '@tanstack/react-router'

import { Card, CardHeader } from '@/components/ui/card'
import { MoneyText } from '@/components/patterns/money-text'
import { cn } from '@/lib/cn'
import { useStore } from '@/lib/store-context'

import type { Order } from './api'
import { paidRows, rateText, totalRows } from './totals'
import { itemsText } from './words'

type Line = Order['lines'][number]

/** What was bought, and why it cost what it cost. */
export function LinesCard({ order }: { order: Order }) {
  const units = order.lines.reduce((count, line) => count + line.quantity, 0)
  return (
    <Card className="overflow-clip">
      <CardHeader title={itemsText(units)} className="pb-3" />
      <ul className="divide-y divide-border border-y border-border">
        {order.lines.map((line) => (
          <LineRow key={line.line_id} line={line} />
        ))}
      </ul>
      <Totals order={order} />
    </Card>
  )
}

function LineRow({ line }: { line: Line }) {
  const store = useStore()
  return (
    <li className="flex items-center gap-4 px-5 py-3 max-sm:px-4">
      <Picture line={line} />
      <div className="flex min-w-0 flex-1 flex-col">
        <Link to={`/stores/${store.id}/products/${line.product_id}` as never} className="link-plain truncate font-medium">
          {line.title}
        </Link>
        <span className="truncate text-sm text-muted">
          {[line.variant_title, line.sku].filter(Boolean).join(' · ')}
        </span>
        {Object.entries(line.properties).map(([name, value]) => (
          <span key={name} className="text-sm break-words text-muted">
            {name.replaceAll('_', ' ')}: {value}
          </span>
        ))}
      </div>
      <span className="shrink-0 text-sm text-muted tabular-nums max-sm:hidden">
        <MoneyText value={line.unit_price} /> × {line.quantity}
      </span>
      <span className="flex w-24 shrink-0 flex-col items-end max-sm:w-auto">
        <MoneyText value={line.net} />
        {line.net.amount !== line.total.amount && (
          <s className="text-sm text-muted">
            <MoneyText value={line.total} />
          </s>
        )}
        <span className="text-sm text-muted sm:hidden">× {line.quantity}</span>
      </span>
    </li>
  )
}

function Picture({ line }: { line: Line }) {
  const look = 'size-11 shrink-0 rounded-control border border-border bg-surface-2'
  if (!line.image) {
    return (
      <span className={`${look} flex items-center justify-center`}>
        <ImageOff className="size-4 text-muted" aria-hidden />
      </span>
    )
  }
  return <img src={thumbnail(line.image)} alt="" width={44} height={44} loading="lazy" className={`${look} object-cover`} />
}

/** The smallest size of a picture; one that is smaller itself has only its own. */
const thumbnail = (src: string) =>
  src.replace(/\/(\d+)\.jpg$/, (own, width) => (Number(width) > 160 ? '/160.webp' : own))

/** The steps of lines come in the order of the lines, and say only how much of what price. */
function explained({ steps, lines }: Order): Order['steps'] {
  const titles = lines.map(({ title }) => title)
  return steps.map((step) => (step.code === 'line' ? { ...step, text: `${titles.shift() ?? 'Item'}, ${step.text}` } : step))
}

/** The total, and on demand the steps that led to it. */
function Totals({ order }: { order: Order }) {
  const rows = totalRows(order)
  return (
    <div className="flex flex-col gap-3 px-5 py-4 max-sm:px-4">
      <dl className="flex flex-col gap-1.5">
        {rows.map(({ name, value, isNote }, position) => (
          <div key={position} className={cn('flex justify-between gap-4', isNote && 'text-sm')}>
            <dt className="min-w-0 truncate text-muted">{name}</dt>
            <dd>
              <MoneyText value={value} />
            </dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 font-semibold">
          <dt>Total</dt>
          <dd>
            <MoneyText value={order.total} />
          </dd>
        </div>
        {order.exchange && (
          <div className="flex justify-between gap-4 text-sm text-muted">
            <dt>In {order.exchange.base}, {rateText(order.exchange)}</dt>
            <dd>
              <MoneyText value={order.total_in_store_currency} />
            </dd>
          </div>
        )}
        {paidRows(order).map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-4 text-sm">
            <dt className="text-muted">{name}</dt>
            <dd>
              <MoneyText value={value} />
            </dd>
          </div>
        ))}
      </dl>
      <details className="group">
        <summary className="flex w-fit list-none items-center gap-1 rounded-sm text-sm text-muted hover:text-text [&::-webkit-details-marker]:hidden">
          <ChevronDown className="size-4 transition-transform group-open:rotate-180" aria-hidden />
          Why this price
        </summary>
        <ol className="mt-2 flex flex-col gap-1 rounded-card bg-surface-2 px-4 py-3 text-sm">
          {explained(order).map((step, position) => (
            <li key={`${step.code}-${position}`} className="flex justify-between gap-4">
              <span className="min-w-0">{step.text}</span>
              <MoneyText value={step.amount} muted />
            </li>
          ))}
        </ol>
      </details>
    </div>
  )
}
