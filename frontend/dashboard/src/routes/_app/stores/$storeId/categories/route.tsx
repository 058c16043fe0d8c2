import { createFileRoute, Outlet } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/categories')({
  staticData: { crumb: 'Categories' },
  component: Outlet,
})
