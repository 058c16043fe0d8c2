import { createFileRoute } from '@tanstack/react-router'

import { NewProductPage } from '@/features/products/new-product-page'

export const Route = createFileRoute('/_app/stores/$storeId/products/new')({
  staticData: { crumb: 'Add product' },
  component: NewProductPage,
})
