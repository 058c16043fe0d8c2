import { createFileRoute } from '@tanstack/react-router'

import { RegisterPage } from '@/features/accounts/register-page'

export const Route = createFileRoute('/_guest/register')({ component: Page })

function Page() {
  const navigate = Route.useNavigate()
  return <RegisterPage onDone={(email) => void navigate({ to: '/check-your-mail', search: { email, for: 'verify' } })} />
}
