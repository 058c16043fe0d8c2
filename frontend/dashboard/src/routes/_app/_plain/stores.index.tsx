import { createFileRoute } from '@tanstack/react-router'

import { storesQuery } from '@/features/stores/api'
import { StoresPage } from '@/features/stores/stores-page'

export const Route = createFileRoute('/_app/_plain/stores/')({
  loader: async ({ context }) => {
    await context.queryClient.ensureQueryData(storesQuery)
  },
  component: StoresPage,
})
