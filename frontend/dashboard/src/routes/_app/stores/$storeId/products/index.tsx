import { createFileRoute } from '@tanstack/react-router'

import { ProductsPage } from '@/features/products/products-page'
import { listSearch } from '@/lib/list-search'

export const Route = createFileRoute('/_app/stores/$storeId/products/')({
  staticData: { crumb: 'Products' },
  validateSearch: listSearch('tag', 'vendor'),
  component: ProductsPage,
})
