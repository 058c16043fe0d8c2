import { createFileRoute, Outlet } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/pages')({
  staticData: { crumb: 'Pages' },
  component: Outlet,
})
