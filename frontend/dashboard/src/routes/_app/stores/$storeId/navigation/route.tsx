import { createFileRoute, Outlet } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/navigation')({
  staticData: { crumb: 'Navigation' },
  component: Outlet,
})
