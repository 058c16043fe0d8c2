import { createFileRoute } from '@tanstack/react-router'

import { productQuery } from '@/features/products/api'
import { ProductPage } from '@/features/products/product-page'

export const Route = createFileRoute('/_app/stores/$storeId/products/$productId')({
  loader: async ({ context, params }) => {
    const { value } = await context.queryClient.ensureQueryData(productQuery(params.storeId, params.productId))
    return { crumb: value.title }
  },
  component: Page,
})

function Page() {
  const { productId } = Route.useParams()
  return <ProductPage key={productId} productId={productId} />
}
