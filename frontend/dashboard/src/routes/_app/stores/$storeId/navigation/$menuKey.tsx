import { createFileRoute } from '@tanstack/react-router'

import { menuQuery } from '@/features/navigation/api'
import { MenuPage } from '@/features/navigation/menu-page'

export const Route = createFileRoute('/_app/stores/$storeId/navigation/$menuKey')({
  loader: async ({ context, params }) => {
    const { value } = await context.queryClient.ensureQueryData(menuQuery(params.storeId, params.menuKey))
    return { crumb: value.title }
  },
  component: Page,
})

function Page() {
  const { menuKey } = Route.useParams()
  return <MenuPage key={menuKey} menuKey={menuKey} />
}
