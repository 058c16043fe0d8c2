import { createFileRoute } from '@tanstack/react-router'

import { MenusPage } from '@/features/navigation/menus-page'

export const Route = createFileRoute('/_app/stores/$storeId/navigation/')({
  staticData: { crumb: 'Navigation' },
  component: MenusPage,
})
