import { createFileRoute, redirect } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/settings/')({
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/stores/$storeId/settings/general', params, replace: true })
  },
})
