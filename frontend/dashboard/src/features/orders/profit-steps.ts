import type { Schemas } from '@/lib/api/client'

type Profit = Schemas['ProfitOut']

export interface ProfitStep {
  name: string
  amount: number
  /** Where its bar begins and ends, in percent of the width. */
  from: number
  to: number
  kind: 'gain' | 'cost' | 'result'
}

/** Revenue, what each cost takes off it, and what stays, as bars on one scale. The scale holds zero
 * and also a loss. */
export function profitSteps(profit: Profit): ProfitStep[] {
  const costs = [
    { name: 'Items', amount: profit.item_cost.amount },
    { name: 'Supplier shipping', amount: profit.supplier_shipping.amount },
    { name: 'Payment fee', amount: profit.payment_fee.amount },
  ]
  const low = Math.min(0, profit.profit.amount)
  const high = Math.max(0, profit.revenue.amount)
  const at = (amount: number) => (high === low ? 0 : ((amount - low) / (high - low)) * 100)
  const bar = (from: number, to: number) => ({ from: at(Math.min(from, to)), to: at(Math.max(from, to)) })

  let left = profit.revenue.amount
  const falls = costs.map(({ name, amount }) => {
    const step: ProfitStep = { name, amount: -amount, kind: 'cost', ...bar(left - amount, left) }
    left -= amount
    return step
  })
  return [
    { name: 'Revenue', amount: profit.revenue.amount, kind: 'gain', ...bar(0, profit.revenue.amount) },
    ...falls,
    { name: 'Profit', amount: profit.profit.amount, kind: 'result', ...bar(0, profit.profit.amount) },
  ]
}
