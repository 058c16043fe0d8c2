import { createFileRoute } from '@tanstack/react-router'

import { ResetPasswordPage } from '@/features/accounts/reset-password-page'

export const Route = createFileRoute('/_guest/reset-password')({
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    typeof search.token === 'string' ? { token: search.token } : {},
  component: Page,
})

function Page() {
  const navigate = Route.useNavigate()
  return (
    <ResetPasswordPage
      token={Route.useSearch().token ?? ''}
      onDone={() => void navigate({ to: '/login', search: { reason: 'reset' } })}
    />
  )
}
