import { createFileRoute } from '@tanstack/react-router'
import { useCallback } from 'react'

import { PaymentsPage, type Visit } from '@/features/payments/payments-page'

export const Route = createFileRoute('/_app/stores/$storeId/settings/payments')({
  staticData: { crumb: 'Payments' },
  validateSearch: ({ onboarding }: Record<string, unknown>): { onboarding?: Visit } =>
    onboarding === 'done' || onboarding === 'again' ? { onboarding } : {},
  component: Payments,
})

function Payments() {
  const { onboarding } = Route.useSearch()
  const navigate = Route.useNavigate()
  const onArrived = useCallback(() => void navigate({ search: {}, replace: true }), [navigate])
  return <PaymentsPage visit={onboarding} onArrived={onArrived} />
}
