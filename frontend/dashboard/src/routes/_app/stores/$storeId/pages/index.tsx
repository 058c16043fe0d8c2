import { createFileRoute } from '@tanstack/react-router'

import { PagesPage } from '@/features/pages/pages-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/pages/')({
  staticData: { crumb: 'Pages' },
  validateSearch: listSearch('kind'),
  component: PagesPage,
})
