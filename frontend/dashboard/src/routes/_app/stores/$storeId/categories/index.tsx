import { createFileRoute } from '@tanstack/react-router'

import { CategoriesPage } from '@/features/collections/categories-page'

export const Route = createFileRoute('/_app/stores/$storeId/categories/')({
  staticData: { crumb: 'Categories' },
  component: CategoriesPage,
})
