import { createFileRoute } from '@tanstack/react-router'

import { PoliciesSettings } from '@/features/stores/policies-settings'
import { policyTemplatesQuery, sectionQuery } from '@/features/stores/settings-api'

export const Route = createFileRoute('/_app/stores/$storeId/settings/policies')({
  staticData: { crumb: 'Policies' },
  loader: async ({ context, params }) => {
    await Promise.all([
      context.queryClient.ensureQueryData(sectionQuery(params.storeId, 'policies')),
      context.queryClient.ensureQueryData(policyTemplatesQuery(params.storeId)),
    ])
  },
  component: PoliciesSettings,
})
