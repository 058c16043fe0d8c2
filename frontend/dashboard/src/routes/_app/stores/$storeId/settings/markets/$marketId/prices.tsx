import { createFileRoute } from '@tanstack/react-router'

import { marketQuery } from '@/features/markets/api'
import { MarketPricesPage } from '@/features/markets/prices-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/settings/markets/$marketId/prices')({
  validateSearch: listSearch(),
  loader: async ({ context: { queryClient }, params: { storeId, marketId } }) => {
    const market = await queryClient.ensureQueryData(marketQuery(storeId, marketId))
    return { crumb: `Prices in ${market.value.name}` }
  },
  component: MarketPrices,
})

function MarketPrices() {
  return <MarketPricesPage marketId={Route.useParams().marketId} />
}
