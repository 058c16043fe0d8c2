import { createFileRoute } from '@tanstack/react-router'

import { DiscountsPage } from '@/features/discounts/discounts-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/discounts/')({
  staticData: { crumb: 'Discounts' },
  validateSearch: listSearch(),
  component: DiscountsPage,
})
