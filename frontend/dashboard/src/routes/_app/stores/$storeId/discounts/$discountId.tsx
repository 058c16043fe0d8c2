import { createFileRoute } from '@tanstack/react-router'

import { discountQuery } from '@/features/discounts/api'
import { EditDiscountPage } from '@/features/discounts/discount-page'

export const Route = createFileRoute('/_app/stores/$storeId/discounts/$discountId')({
  loader: async ({ context, params }) => {
    const { value } = await context.queryClient.ensureQueryData(discountQuery(params.storeId, params.discountId))
    return { crumb: value.title }
  },
  component: Page,
})

function Page() {
  const { discountId } = Route.useParams()
  return <EditDiscountPage key={discountId} discountId={discountId} />
}
