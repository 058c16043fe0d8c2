import { createFileRoute } from '@tanstack/react-router'

import { OrdersPage } from '@/features/orders/orders-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/orders/')({
  validateSearch: listSearch(),
  component: OrdersPage,
})
