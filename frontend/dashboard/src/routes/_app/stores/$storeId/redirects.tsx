import { createFileRoute } from '@tanstack/react-router'

import { RedirectsPage } from '@/features/navigation/redirects-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/redirects')({
  staticData: { crumb: 'Redirects' },
  validateSearch: listSearch(),
  component: RedirectsPage,
})
