import { createFileRoute } from '@tanstack/react-router'

import { swatchesQuery } from '@/features/swatches/api'
import { SwatchesPage } from '@/features/swatches/swatches-page'

export const Route = createFileRoute('/_app/stores/$storeId/search/swatches')({
  staticData: { crumb: 'Colours of options' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(swatchesQuery(params.storeId))
  },
  component: SwatchesPage,
})
