import { createFileRoute } from '@tanstack/react-router'

import { SearchPage } from '@/features/search/search-page'

export const Route = createFileRoute('/_app/stores/$storeId/search/')({ component: SearchPage })
