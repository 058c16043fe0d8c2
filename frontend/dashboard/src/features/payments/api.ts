import { queryOptions } from '@tanstack/react-query'

import { api, unwrap, type Schemas } from '@/lib/api/client'

export type Payments = Schemas['PaymentsOut']

const at = (storeId: string) => ({ params: { path: { store_id: storeId } } })

export const paymentsQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'payments'],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/payments', at(storeId))),
  })

/** Asks Stripe itself how the account stands now. */
export const refreshPayments = (storeId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/payments/refresh', at(storeId)))

/** Stripe's questions are good for one visit, so their address is asked for at the press. */
export async function openOnboarding(storeId: string, go: (url: string) => void) {
  const { url } = await unwrap(api.POST('/api/v1/stores/{store_id}/payments/onboarding', at(storeId)))
  go(url)
}
