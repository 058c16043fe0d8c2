import { createFileRoute } from '@tanstack/react-router'

import { suppliersQuery } from '@/features/suppliers/api'
import { SuppliersPage } from '@/features/suppliers/suppliers-page'

export const Route = createFileRoute('/_app/stores/$storeId/suppliers/')({
  staticData: { crumb: 'Suppliers' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(suppliersQuery(params.storeId))
  },
  component: SuppliersPage,
})
