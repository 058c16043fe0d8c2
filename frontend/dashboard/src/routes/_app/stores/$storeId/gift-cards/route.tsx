import { createFileRoute, Outlet } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/gift-cards')({
  staticData: { crumb: 'Gift cards' },
  component: Outlet,
})
