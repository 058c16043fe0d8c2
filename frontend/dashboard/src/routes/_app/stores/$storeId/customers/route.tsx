import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/stores/$storeId/customers')({ staticData: { crumb: 'Customers' } })
