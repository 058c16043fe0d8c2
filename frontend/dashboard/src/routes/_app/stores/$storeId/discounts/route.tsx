import { createFileRoute, Outlet } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/discounts')({
  staticData: { crumb: 'Discounts' },
  component: Outlet,
})
