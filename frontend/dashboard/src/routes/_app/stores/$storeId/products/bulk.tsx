import { createFileRoute } from '@tanstack/react-router'

import { BulkEditorPage } from '@/features/bulk-editor/bulk-editor-page'

export const Route = createFileRoute('/_app/stores/$storeId/products/bulk')({
  staticData: { crumb: 'Edit products' },
  validateSearch: ({ ids }: Record<string, unknown>) => ({ ids: typeof ids === 'string' ? ids : '' }),
  component: Page,
})

function Page() {
  const { ids } = Route.useSearch()
  return <BulkEditorPage key={ids} ids={ids.split(',').filter(Boolean)} />
}
