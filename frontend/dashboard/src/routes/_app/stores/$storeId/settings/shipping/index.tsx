import { createFileRoute } from '@tanstack/react-router'

import { ZonesPage } from '@/features/shipping/zones-page'

export const Route = createFileRoute('/_app/stores/$storeId/settings/shipping/')({
  component: ZonesPage,
})
