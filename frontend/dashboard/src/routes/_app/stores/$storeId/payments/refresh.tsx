import { createFileRoute, redirect } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/payments/refresh')({
  beforeLoad: ({ params }) => {
    throw redirect({
      to: '/stores/$storeId/settings/payments',
      params,
      search: { onboarding: 'again' },
      replace: true,
    })
  },
})
