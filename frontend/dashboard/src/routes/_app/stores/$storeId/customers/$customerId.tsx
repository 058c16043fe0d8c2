import { useQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'

import { meQuery } from '@/features/accounts/api'
import { customerQuery, timelineQuery } from '@/features/customers/api'
import { CustomerPage } from '@/features/customers/customer-page'
import { StoreCredit } from '@/features/gift-cards/store-credit'

export const Route = createFileRoute('/_app/stores/$storeId/customers/$customerId')({
  loader: async ({ context, params }) => {
    const { storeId, customerId } = params
    void context.queryClient.prefetchInfiniteQuery(timelineQuery(storeId, customerId))
    const { value } = await context.queryClient.ensureQueryData(customerQuery(storeId, customerId))
    return { crumb: value.name || value.email }
  },
  component: CustomerDetail,
})

function CustomerDetail() {
  const { customerId } = Route.useParams()
  const { data: me } = useQuery(meQuery)
  return <CustomerPage key={customerId} customerId={customerId} meId={me?.id} credit={<StoreCredit customerId={customerId} />} />
}
