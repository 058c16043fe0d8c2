import { Neighbours as ListNeighbours } from '@/components/patterns/neighbours'
import { useStore } from '@/lib/store-context'

import { ordersQuery } from './api'

export function Neighbours({ orderId }: { orderId: string }) {
  const { id } = useStore()
  return (
    <ListNeighbours
      id={orderId}
      noun="order"
      path={`/stores/${id}/orders`}
      query={(search) => ordersQuery(id, search)}
      nameOf={(order) => `#${order.number}`}
    />
  )
}
