import { createFileRoute } from '@tanstack/react-router'

import { languagesQuery } from '@/features/languages/api'
import { LanguagesPage } from '@/features/languages/languages-page'

export const Route = createFileRoute('/_app/stores/$storeId/settings/languages')({
  staticData: { crumb: 'Languages' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(languagesQuery(params.storeId))
  },
  component: LanguagesPage,
})
