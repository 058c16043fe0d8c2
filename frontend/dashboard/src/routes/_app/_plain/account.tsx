import { createFileRoute } from '@tanstack/react-router'

import { AccountPage } from '@/features/accounts/account-page'
import { meQuery } from '@/features/accounts/api'

export const Route = createFileRoute('/_app/_plain/account')({
  loader: async ({ context }) => {
    await context.queryClient.ensureQueryData(meQuery)
  },
  component: AccountPage,
})
