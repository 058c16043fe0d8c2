import { createFileRoute } from '@tanstack/react-router'

import { NewCollectionPage } from '@/features/collections/collection-page'

export const Route = createFileRoute('/_app/stores/$storeId/collections/new')({
  staticData: { crumb: 'New collection' },
  component: NewCollectionPage,
})
