import { createFileRoute } from '@tanstack/react-router'

import { ForgotPasswordPage } from '@/features/accounts/forgot-password-page'

export const Route = createFileRoute('/_guest/forgot-password')({ component: Page })

function Page() {
  const navigate = Route.useNavigate()
  return (
    <ForgotPasswordPage onDone={(email) => void navigate({ to: '/check-your-mail', search: { email, for: 'reset' } })} />
  )
}
