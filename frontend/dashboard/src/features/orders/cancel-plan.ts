import type { Order } from './api'

type Part = Order['parts'][number]

export interface CancelPlan {
  /** Something has left already: only the rest can be cancelled. */
  isOnlyRest: boolean
  /** Everything has left, or it is cancelled. */
  isTooLate: boolean
  /** What will happen with each supplier, in words. */
  fates: { id: string; supplier: string; fate: string }[]
}

const FATES: Partial<Record<Part['state'], string>> = {
  planned: 'Not ordered yet, so nothing has to be stopped.',
  needs_action: 'Waits for you, and will not be ordered.',
  ordered: 'Ordered. We ask the supplier to stop it; if only you can, we tell you.',
  shipped: 'Already on its way. It stays with the order.',
  delivered: 'Delivered. It stays with the order.',
}

const HAS_LEFT = new Set<Part['state']>(['shipped', 'delivered'])

/** What cancelling means for the order as it stands. */
export function cancelPlan(order: Pick<Order, 'parts' | 'cancelled_at'>): CancelPlan {
  const live = order.parts.filter((part) => part.state !== 'cancelled')
  const gone = live.filter((part) => HAS_LEFT.has(part.state))
  return {
    isOnlyRest: gone.length > 0,
    isTooLate: order.cancelled_at !== null || (live.length > 0 && gone.length === live.length),
    fates: live.map((part) => ({ id: part.part_id, supplier: part.supplier_name, fate: FATES[part.state] ?? '' })),
  }
}
