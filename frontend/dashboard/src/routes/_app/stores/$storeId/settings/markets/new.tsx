import { createFileRoute } from '@tanstack/react-router'

import { countriesQuery, currenciesQuery, marketsQuery } from '@/features/markets/api'
import { NewMarketPage } from '@/features/markets/market-page'

export const Route = createFileRoute('/_app/stores/$storeId/settings/markets/new')({
  staticData: { crumb: 'New market' },
  loader: ({ context: { queryClient }, params: { storeId } }) =>
    Promise.all([
      queryClient.ensureQueryData(marketsQuery(storeId)),
      queryClient.ensureQueryData(countriesQuery(storeId)),
      queryClient.ensureQueryData(currenciesQuery(storeId)),
    ]).then(() => {}),
  component: NewMarketPage,
})
