import { createFileRoute, Outlet } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/collections')({
  staticData: { crumb: 'Collections' },
  component: Outlet,
})
