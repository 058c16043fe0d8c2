import { cn } from '@/lib/cn'
import { formatMoney, type Money } from '@/lib/money'

/** Money with figures that line up. `muted` for amounts that are not the point. */
export const MoneyText = ({ value, muted, className }: { value: Money; muted?: boolean; className?: string }) => (
  <span className={cn('whitespace-nowrap tabular-nums', muted && 'text-muted', className)}>
    {formatMoney(value)}
  </span>
)
