import { createFileRoute } from '@tanstack/react-router'

import { AliExpressReturnPage } from '@/features/suppliers/aliexpress-return-page'

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

export const Route = createFileRoute('/_app/_plain/connect/aliexpress')({
  validateSearch: (search: Record<string, unknown>): { code?: string; state?: string } => ({
    ...(text(search.code) ? { code: text(search.code)! } : {}),
    ...(text(search.state) ? { state: text(search.state)! } : {}),
  }),
  component: Page,
})

function Page() {
  const { code, state } = Route.useSearch()
  return <AliExpressReturnPage code={code} state={state} />
}
