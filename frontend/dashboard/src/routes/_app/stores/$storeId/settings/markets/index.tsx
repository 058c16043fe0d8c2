import { createFileRoute } from '@tanstack/react-router'

import { MarketsPage } from '@/features/markets/markets-page'

export const Route = createFileRoute('/_app/stores/$storeId/settings/markets/')({
  component: MarketsPage,
})
