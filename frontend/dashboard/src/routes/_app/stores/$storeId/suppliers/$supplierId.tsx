import { createFileRoute } from '@tanstack/react-router'

import { supplierQuery } from '@/features/suppliers/api'
import { SupplierPage } from '@/features/suppliers/supplier-page'

export const Route = createFileRoute('/_app/stores/$storeId/suppliers/$supplierId')({
  loader: async ({ context, params }) => {
    const { value } = await context.queryClient.ensureQueryData(supplierQuery(params.storeId, params.supplierId))
    return { crumb: value.name }
  },
  component: Page,
})

function Page() {
  const { supplierId } = Route.useParams()
  return <SupplierPage key={supplierId} supplierId={supplierId} />
}
