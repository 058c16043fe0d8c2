import { createFileRoute, redirect } from '@tanstack/react-router'

/** The address that Stripe sends people back to. */
export const Route = createFileRoute('/_app/stores/$storeId/payments/')({
  beforeLoad: ({ params, search }) => {
    throw redirect({ to: '/stores/$storeId/settings/payments', params, search: search as never, replace: true })
  },
})
