import { createFileRoute } from '@tanstack/react-router'

import { categoryQuery } from '@/features/collections/categories-api'
import { CategoryPage } from '@/features/collections/category-page'

export const Route = createFileRoute('/_app/stores/$storeId/categories/$categoryId')({
  loader: async ({ context, params }) => {
    const { value } = await context.queryClient.ensureQueryData(categoryQuery(params.storeId, params.categoryId))
    return { crumb: value.title }
  },
  component: Page,
})

function Page() {
  const { categoryId } = Route.useParams()
  return <CategoryPage key={categoryId} categoryId={categoryId} />
}
