import { createFileRoute } from '@tanstack/react-router'

import { NewPage } from '@/features/pages/page-editor'

export const Route = createFileRoute('/_app/stores/$storeId/pages/new')({
  staticData: { crumb: 'New page' },
  validateSearch: (search: Record<string, unknown>): { kind?: 'post' } => (search.kind === 'post' ? { kind: 'post' } : {}),
  component: Page,
})

function Page() {
  const { kind = 'page' } = Route.useSearch()
  return <NewPage key={kind} kind={kind} />
}
