import { createFileRoute } from '@tanstack/react-router'

import { taxSettingsQuery } from '@/features/tax/api'
import { TaxSettingsPage } from '@/features/tax/tax-settings-page'

export const Route = createFileRoute('/_app/stores/$storeId/settings/tax')({
  staticData: { crumb: 'Taxes' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(taxSettingsQuery(params.storeId))
  },
  component: TaxSettingsPage,
})
