import { createFileRoute } from '@tanstack/react-router'

import { countriesQuery, zoneQuery, zonesQuery } from '@/features/shipping/api'
import { EditZonePage } from '@/features/shipping/zone-page'

export const Route = createFileRoute('/_app/stores/$storeId/settings/shipping/$zoneId')({
  loader: async ({ context: { queryClient }, params: { storeId, zoneId } }) => {
    const [zone] = await Promise.all([
      queryClient.ensureQueryData(zoneQuery(storeId, zoneId)),
      queryClient.ensureQueryData(zonesQuery(storeId)),
      queryClient.ensureQueryData(countriesQuery(storeId)),
    ])
    return { crumb: zone.value.name }
  },
  component: EditZone,
})

function EditZone() {
  return <EditZonePage zoneId={Route.useParams().zoneId} />
}
