import { createFileRoute } from '@tanstack/react-router'

import { BusinessSettings } from '@/features/stores/business-settings'
import { sectionQuery } from '@/features/stores/settings-api'

export const Route = createFileRoute('/_app/stores/$storeId/settings/business')({
  staticData: { crumb: 'Business' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(sectionQuery(params.storeId, 'general'))
  },
  component: BusinessSettings,
})
