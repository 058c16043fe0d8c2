import { createFileRoute } from '@tanstack/react-router'

import { countriesQuery, zonesQuery } from '@/features/shipping/api'
import { NewZonePage } from '@/features/shipping/zone-page'

export const Route = createFileRoute('/_app/stores/$storeId/settings/shipping/new')({
  staticData: { crumb: 'New shipping zone' },
  loader: ({ context: { queryClient }, params: { storeId } }) =>
    Promise.all([
      queryClient.ensureQueryData(zonesQuery(storeId)),
      queryClient.ensureQueryData(countriesQuery(storeId)),
    ]).then(() => {}),
  component: NewZonePage,
})
