import { createFileRoute } from '@tanstack/react-router'

import { InvoicesPage } from '@/features/invoices/invoices-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/invoices/')({
  staticData: { crumb: 'Invoices' },
  validateSearch: listSearch(),
  component: InvoicesPage,
})
