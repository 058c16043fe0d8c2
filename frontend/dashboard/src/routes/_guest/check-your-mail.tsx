import { createFileRoute } from '@tanstack/react-router'

import { CheckMailPage } from '@/features/accounts/check-mail-page'

export const Route = createFileRoute('/_guest/check-your-mail')({
  validateSearch: (search: Record<string, unknown>): { email?: string; for?: 'verify' | 'reset' } => ({
    ...(typeof search.email === 'string' ? { email: search.email } : {}),
    for: search.for === 'reset' ? 'reset' : 'verify',
  }),
  component: Page,
})

function Page() {
  const { email, for: purpose = 'verify' } = Route.useSearch()
  return <CheckMailPage email={email} purpose={purpose} />
}
