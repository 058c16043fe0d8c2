import { createFileRoute } from '@tanstack/react-router'

import { StoreProvider } from '@/app/shell/store-provider'
import { StoreShell } from '@/app/shell/store-shell'
import { storeQuery } from '@/features/stores/api'

export const Route = createFileRoute('/_app/stores/$storeId')({
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(storeQuery(params.storeId))
  },
  component: StoreLayout,
})

function StoreLayout() {
  const { storeId } = Route.useParams()
  return (
    <StoreProvider storeId={storeId}>
      <StoreShell key={storeId} />
    </StoreProvider>
  )
}
