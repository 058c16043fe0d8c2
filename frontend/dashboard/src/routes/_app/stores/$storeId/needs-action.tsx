import { createFileRoute } from '@tanstack/react-router'

import { NeedsActionPage } from '@/features/fulfilment/needs-action-page'

export const Route = createFileRoute('/_app/stores/$storeId/needs-action')({
  staticData: { crumb: 'Needs action' },
  component: NeedsActionPage,
})
