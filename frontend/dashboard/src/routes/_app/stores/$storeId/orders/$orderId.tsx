import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'

import { meQuery } from '@/features/accounts/api'
import { OrderActions } from '@/features/fulfilment/order-actions'
import { SuppliersCard } from '@/features/fulfilment/suppliers-card'
import { orderQuery } from '@/features/orders/api'
import { OrderPage } from '@/features/orders/order-page'

export const Route = createFileRoute('/_app/stores/$storeId/orders/$orderId')({
  loader: async ({ context, params }) => {
    const order = await context.queryClient.ensureQueryData(orderQuery(params.storeId, params.orderId))
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
