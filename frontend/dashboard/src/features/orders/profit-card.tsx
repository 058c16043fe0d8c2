import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { MoneyText } from '@/components/patterns/money-text'
import { cn } from '@/lib/cn'

import type { Order } from './api'
import { profitSteps, type ProfitStep } from './profit-steps'
import { rateText } from './totals'

const LOOK: Record<ProfitStep['kind'], string> = { gain: 'bg-chart-1', cost: 'bg-chart-2', result: 'bg-chart-1' }

/** What the order earned: a waterfall whose bars stand in the table of their numbers. */
export function ProfitCard({ profit, exchange }: { profit: NonNullable<Order['profit']>; exchange: Order['exchange'] }) {
  const { currency } = profit.revenue
  const isLoss = profit.profit.amount < 0
  return (
    <Card>
      <CardHeader
        title="Profit"
        action={
          <span className="text-sm text-muted tabular-nums">
            {(profit.margin_basis_points / 10_000).toLocaleString(navigator.language, {
              style: 'percent',
              maximumFractionDigits: 1,
            })}{' '}
            margin
          </span>
        }
      />
      <CardBody className="gap-3 pt-2">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">From revenue to profit</caption>
          <tbody>
            {profitSteps(profit).map((step) => (
              <tr key={step.name} className={cn(step.kind === 'result' && 'font-semibold')}>
                <th scope="row" className={cn('py-1 pr-3 text-left font-normal whitespace-nowrap text-muted', step.kind === 'result' && 'font-semibold text-text')}>
                  {step.name}
                </th>
                <td className="w-full min-w-12" aria-hidden>
                  <div className="relative h-3">
                    <div
                      className={cn('absolute inset-y-0 min-w-px rounded-xs', LOOK[step.kind], isLoss && step.kind === 'result' && 'bg-danger')}
                      style={{ left: `${step.from}%`, width: `${step.to - step.from}%` }}
                    />
                  </div>
                </td>
                <td className={cn('py-1 pl-3 text-right', isLoss && step.kind === 'result' && 'text-danger')}>
                  <MoneyText value={{ amount: step.amount, currency }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="text-sm text-pretty text-muted">
          {profit.is_final
            ? 'Final: suppliers and Stripe have charged all of this.'
            : 'An estimate: costs are as expected until suppliers have charged and Stripe has settled its fee.'}
          {exchange && ` In ${exchange.base}, ${rateText(exchange)}.`}
        </p>
      </CardBody>
    </Card>
  )
}
