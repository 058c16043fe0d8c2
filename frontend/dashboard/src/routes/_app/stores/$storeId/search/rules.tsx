import { createFileRoute } from '@tanstack/react-router'

import { rulesQuery } from '@/features/search/api'
import { RulesPage } from '@/features/search/rules-page'

export const Route = createFileRoute('/_app/stores/$storeId/search/rules')({
  staticData: { crumb: 'Synonyms and pins' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(rulesQuery(params.storeId))
  },
  component: RulesPage,
})
