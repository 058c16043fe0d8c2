import type { Order } from './api'
import { cancelPlan } from './cancel-plan'

const part = (supplier_name: string, state: Order['parts'][number]['state']) =>
  ({ part_id: supplier_name, supplier_name, state }) as Order['parts'][number]

test('what has left stays, and only the rest can be cancelled', () => {
  const plan = cancelPlan({ cancelled_at: null, parts: [part('CJ', 'shipped'), part('Ali', 'ordered'), part('Old', 'cancelled')] })

  expect(plan.isOnlyRest).toBe(true)
  expect(plan.isTooLate).toBe(false)
  expect(plan.fates.map(({ supplier }) => supplier)).toEqual(['CJ', 'Ali'])
})

test.each<[string, Parameters<typeof cancelPlan>[0], boolean]>([
  ['before anything is ordered', { cancelled_at: null, parts: [] }, false],
  ['once everything has left', { cancelled_at: null, parts: [part('CJ', 'delivered')] }, true],
  ['once it is cancelled', { cancelled_at: '2026-01-01T00:00:00Z', parts: [part('CJ', 'cancelled')] }, true],
])('%s it is too late: %o %s', (_when, order, isTooLate) => {
  expect(cancelPlan(order).isTooLate).toBe(isTooLate)
})
