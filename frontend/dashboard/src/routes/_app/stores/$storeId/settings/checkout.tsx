import { createFileRoute } from '@tanstack/react-router'

import { CheckoutSettings } from '@/features/stores/checkout-settings'
import { sectionQuery } from '@/features/stores/settings-api'

export const Route = createFileRoute('/_app/stores/$storeId/settings/checkout')({
  staticData: { crumb: 'Checkout' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(sectionQuery(params.storeId, 'checkout'))
  },
  component: CheckoutSettings,
})
