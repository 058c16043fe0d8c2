import { createFileRoute } from '@tanstack/react-router'

import { storeQuery } from '@/features/stores/api'
import { GeneralSettings } from '@/features/stores/general-settings'

export const Route = createFileRoute('/_app/stores/$storeId/settings/general')({
  staticData: { crumb: 'General' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(storeQuery(params.storeId))
  },
  component: GeneralSettings,
})
