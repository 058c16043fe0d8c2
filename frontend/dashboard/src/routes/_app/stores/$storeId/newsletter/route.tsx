import { createFileRoute, Outlet } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/newsletter')({
  staticData: { crumb: 'Newsletter' },
  component: Outlet,
})
