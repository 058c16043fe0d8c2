import { createFileRoute, Outlet } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/products')({
  staticData: { crumb: 'Products' },
  component: Outlet,
})
