import { createFileRoute } from '@tanstack/react-router'

import { OrdersPage } from '@/features/orders/orders-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/orders/')({
  staticData: { crumb: 'Orders' },
  validateSearch: listSearch(),
  component: OrdersPage,
})
