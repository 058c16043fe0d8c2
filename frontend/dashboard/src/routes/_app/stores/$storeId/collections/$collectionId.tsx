import { createFileRoute } from '@tanstack/react-router'

import { collectionQuery } from '@/features/collections/api'
import { EditCollectionPage } from '@/features/collections/collection-page'

export const Route = createFileRoute('/_app/stores/$storeId/collections/$collectionId')({
  loader: async ({ context, params }) => {
    const { value } = await context.queryClient.ensureQueryData(collectionQuery(params.storeId, params.collectionId))
    return { crumb: value.title }
  },
  component: Page,
})

function Page() {
  return <EditCollectionPage collectionId={Route.useParams().collectionId} />
}
