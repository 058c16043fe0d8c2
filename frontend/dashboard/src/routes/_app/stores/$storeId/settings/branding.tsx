import { createFileRoute } from '@tanstack/react-router'

import { BrandingSettings } from '@/features/stores/branding-settings'
import { sectionQuery } from '@/features/stores/settings-api'

export const Route = createFileRoute('/_app/stores/$storeId/settings/branding')({
  staticData: { crumb: 'Branding' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(sectionQuery(params.storeId, 'branding'))
  },
  component: BrandingSettings,
})
