import { createFileRoute } from '@tanstack/react-router'

import { CollectionsPage } from '@/features/collections/collections-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/collections/')({
  staticData: { crumb: 'Collections' },
  validateSearch: listSearch(),
  component: CollectionsPage,
})
