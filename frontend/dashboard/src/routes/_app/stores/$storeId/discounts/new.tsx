import { createFileRoute } from '@tanstack/react-router'

import { NewDiscountPage } from '@/features/discounts/discount-page'

export const Route = createFileRoute('/_app/stores/$storeId/discounts/new')({
  staticData: { crumb: 'Create discount' },
  component: NewDiscountPage,
})
