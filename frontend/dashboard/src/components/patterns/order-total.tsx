import { cn } from '@/lib/cn'
import { formatMoney, type Money } from '@/lib/money'

interface Totals {
  total: Money
  total_in_store_currency: Money
}

/** What an order came to. One in another currency than the store's says both, with their codes: several currencies share a symbol. */
export function OrderTotal({ order, className }: { order: Totals; className?: string }) {
  const { total, total_in_store_currency: atHome } = order
  if (total.currency === atHome.currency) return <span className={cn('whitespace-nowrap tabular-nums', className)}>{formatMoney(total)}</span>
  return (
    <span className={cn('inline-flex flex-col whitespace-nowrap tabular-nums', className)}>
      <span>{withCode(total)}</span>
      <span className="text-sm font-normal text-muted">
        <span className="sr-only">in your currency </span>
        {withCode(atHome)}
      </span>
    </span>
  )
}

const withCode = (value: Money) => `${formatMoney(value)} ${value.currency}`
