import { createFileRoute } from '@tanstack/react-router'

import { FulfilmentSettings } from '@/features/stores/fulfilment-settings'
import { sectionQuery } from '@/features/stores/settings-api'

export const Route = createFileRoute('/_app/stores/$storeId/settings/fulfilment')({
  staticData: { crumb: 'Fulfilment' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(sectionQuery(params.storeId, 'fulfilment'))
  },
  component: FulfilmentSettings,
})
