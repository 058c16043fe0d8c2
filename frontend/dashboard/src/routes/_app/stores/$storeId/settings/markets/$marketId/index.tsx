import { createFileRoute } from '@tanstack/react-router'

import { countriesQuery, currenciesQuery, marketQuery, marketsQuery } from '@/features/markets/api'
import { EditMarketPage } from '@/features/markets/market-page'

export const Route = createFileRoute('/_app/stores/$storeId/settings/markets/$marketId/')({
  loader: async ({ context: { queryClient }, params: { storeId, marketId } }) => {
    const [market] = await Promise.all([
      queryClient.ensureQueryData(marketQuery(storeId, marketId)),
      queryClient.ensureQueryData(marketsQuery(storeId)),
      queryClient.ensureQueryData(countriesQuery(storeId)),
      queryClient.ensureQueryData(currenciesQuery(storeId)),
    ])
    return { crumb: market.value.name }
  },
  component: EditMarket,
})

function EditMarket() {
  return <EditMarketPage marketId={Route.useParams().marketId} />
}
