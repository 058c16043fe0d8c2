import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/settings/markets')({ staticData: { crumb: 'Markets' } })
