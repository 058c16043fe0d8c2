import { createFileRoute, Outlet } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/translations')({
  staticData: { crumb: 'Translations' },
  component: Outlet,
})
