import { createFileRoute } from '@tanstack/react-router'

import type { SupplierKind } from '@/features/suppliers/api'
import { ConnectPage } from '@/features/suppliers/connect-page'
import { isKind } from '@/features/suppliers/kinds'

export const Route = createFileRoute('/_app/stores/$storeId/suppliers/connect')({
  staticData: { crumb: 'Connect supplier' },
  validateSearch: ({ kind }): { kind?: SupplierKind } => (isKind(kind) ? { kind } : {}),
  component: Page,
})

function Page() {
  const { kind = 'cj' } = Route.useSearch()
  return <ConnectPage kind={kind} />
}
