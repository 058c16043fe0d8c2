import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'

import { meQuery } from '@/features/accounts/api'
import { fulfilmentsQuery } from '@/features/fulfilment/api'
import { OrderActions } from '@/features/fulfilment/order-actions'
import { SuppliersCard } from '@/features/fulfilment/suppliers-card'
import { orderQuery, timelineQuery } from '@/features/orders/api'
import { OrderPage } from '@/features/orders/order-page'

export const Route = createFileRoute('/_app/stores/$storeId/orders/$orderId')({
  loader: async ({ context, params }) => {
    const { queryClient } = context
    const { storeId, orderId } = params
    void queryClient.prefetchQuery(timelineQuery(storeId, orderId))
    const [order] = await Promise.all([
      queryClient.ensureQueryData(orderQuery(storeId, orderId)),
      queryClient.prefetchQuery(fulfilmentsQuery(storeId, orderId)), // its banner must not push the page down later
    ])
    return { crumb: `#${order.number}` }
  },
  component: OrderDetail,
})

function OrderDetail() {
  const { storeId, orderId } = Route.useParams()
  const { data: me } = useQuery(meQuery)
  const { data: order } = useSuspenseQuery(orderQuery(storeId, orderId))
  return (
    <OrderPage
      key={orderId}
      orderId={orderId}
      meId={me?.id}
      actions={<OrderActions orderId={orderId} />}
      fulfilment={<SuppliersCard orderId={orderId} lines={order.lines} isCancelled={order.cancelled_at !== null} />}
    />
  )
}
