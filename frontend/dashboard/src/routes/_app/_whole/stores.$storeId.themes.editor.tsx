import { createFileRoute } from '@tanstack/react-router'

import { StoreProvider } from '@/app/shell/store-provider'
import { storeQuery } from '@/features/stores/api'
import { draftQuery, schemaQuery } from '@/features/themes/api'
import { EditorPage } from '@/features/themes/editor/editor-page'
import { isTemplate } from '@/features/themes/preview-pages'

export const Route = createFileRoute('/_app/_whole/stores/$storeId/themes/editor')({
  validateSearch: ({ template }: Record<string, unknown>) => (isTemplate(template) ? { template } : {}),
  loader: async ({ context: { queryClient }, params: { storeId } }) => {
    await Promise.all([
      queryClient.ensureQueryData(storeQuery(storeId)),
      queryClient.ensureQueryData(schemaQuery(storeId)),
      queryClient.fetchQuery({ ...draftQuery(storeId), staleTime: 0 }), // the newest, or the first save would be refused
    ])
  },
  component: Page,
})

function Page() {
  const { storeId } = Route.useParams()
  const { template } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <StoreProvider storeId={storeId}>
      <EditorPage
        key={storeId}
        template={template ?? 'home'}
        onTemplate={(next) => void navigate({ search: { template: next }, replace: true })}
      />
    </StoreProvider>
  )
}
