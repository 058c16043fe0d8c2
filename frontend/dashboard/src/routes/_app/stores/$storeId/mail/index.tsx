import { createFileRoute } from '@tanstack/react-router'

import { MailPage } from '@/features/mail/mail-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/mail/')({
  staticData: { crumb: 'Mail' },
  validateSearch: listSearch('mail'),
  component: MailPage,
})
