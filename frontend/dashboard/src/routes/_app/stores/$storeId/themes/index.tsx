import { createFileRoute } from '@tanstack/react-router'

import { ThemesPage } from '@/features/themes/themes-page'

export const Route = createFileRoute('/_app/stores/$storeId/themes/')({
  staticData: { crumb: 'Themes' },
  component: ThemesPage,
})
