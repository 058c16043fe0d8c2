import { createFileRoute } from '@tanstack/react-router'

import { VerifyEmailPage } from '@/features/accounts/verify-email-page'

export const Route = createFileRoute('/_guest/verify-email')({
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    typeof search.token === 'string' ? { token: search.token } : {},
  component: Page,
})

function Page() {
  return <VerifyEmailPage token={Route.useSearch().token} />
}
