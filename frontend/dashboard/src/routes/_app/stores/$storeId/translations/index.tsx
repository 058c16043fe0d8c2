import { createFileRoute } from '@tanstack/react-router'

import { languagesQuery } from '@/features/translations/api'
import { TranslationsPage } from '@/features/translations/translations-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/translations/')({
  staticData: { crumb: 'Translations' },
  validateSearch: listSearch('kind', 'locale'),
  loader: ({ context, params }) => context.queryClient.ensureQueryData(languagesQuery(params.storeId)),
  component: TranslationsPage,
})
