import { createFileRoute } from '@tanstack/react-router'

import { settingsQuery } from '@/features/reviews/api'
import { ReviewSettings } from '@/features/reviews/review-settings'

export const Route = createFileRoute('/_app/stores/$storeId/settings/reviews')({
  staticData: { crumb: 'Reviews' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(settingsQuery(params.storeId))
  },
  component: ReviewSettings,
})
