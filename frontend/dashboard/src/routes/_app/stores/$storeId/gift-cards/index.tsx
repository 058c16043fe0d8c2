import { createFileRoute } from '@tanstack/react-router'

import { GiftCardsPage } from '@/features/gift-cards/gift-cards-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/gift-cards/')({
  validateSearch: listSearch(),
  component: GiftCardsPage,
})
