import { createFileRoute } from '@tanstack/react-router'

import { NewsletterPage } from '@/features/newsletter/newsletter-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/newsletter/')({
  staticData: { crumb: 'Newsletter' },
  validateSearch: listSearch(),
  component: NewsletterPage,
})
