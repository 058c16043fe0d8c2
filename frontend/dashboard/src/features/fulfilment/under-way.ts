import type { Fulfilments } from './api'

const BEFORE_ORDERED = new Set(['planned', 'placing', 'unpaid'])

/** True while Windlass itself has something to do: nobody is asked, and a supplier order is still on
 * its way to the supplier (or none is planned yet). */
export const isUnderWay = ({ items, actions }: Pick<Fulfilments, 'items' | 'actions'>) =>
  actions.length === 0 &&
  (items.length === 0 || items.some((part) => BEFORE_ORDERED.has(part.state) && !part.waits_for_reconnect))
