import { createFileRoute } from '@tanstack/react-router'

import { CustomersPage } from '@/features/customers/customers-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/customers/')({
  validateSearch: listSearch(),
  component: CustomersPage,
})
