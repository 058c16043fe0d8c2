import { createFileRoute, Outlet } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/suppliers')({
  staticData: { crumb: 'Suppliers' },
  component: Outlet,
})
