import { createFileRoute } from '@tanstack/react-router'

import { ReviewsPage } from '@/features/reviews/reviews-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/reviews/')({
  staticData: { crumb: 'Reviews' },
  validateSearch: listSearch('review'),
  component: ReviewsPage,
})
