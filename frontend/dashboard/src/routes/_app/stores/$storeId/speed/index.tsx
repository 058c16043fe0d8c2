import { createFileRoute } from '@tanstack/react-router'

import { SpeedPage } from '@/features/speed/speed-page'

export const Route = createFileRoute('/_app/stores/$storeId/speed/')({
  staticData: { crumb: 'Speed' },
  component: SpeedPage,
})
