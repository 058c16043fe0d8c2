import { createFileRoute } from '@tanstack/react-router'

import { pageQuery } from '@/features/pages/api'
import { EditPage } from '@/features/pages/page-editor'

export const Route = createFileRoute('/_app/stores/$storeId/pages/$pageId')({
  loader: async ({ context, params }) => {
    const { value } = await context.queryClient.ensureQueryData(pageQuery(params.storeId, params.pageId))
    return { crumb: value.title }
  },
  component: Page,
})

function Page() {
  return <EditPage pageId={Route.useParams().pageId} />
}
