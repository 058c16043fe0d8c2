import { createFileRoute } from '@tanstack/react-router'

import { cardQuery } from '@/features/gift-cards/api'
import { GiftCardPage } from '@/features/gift-cards/gift-card-page'

export const Route = createFileRoute('/_app/stores/$storeId/gift-cards/$cardId')({
  loader: async ({ context, params }) => {
    const card = await context.queryClient.ensureQueryData(cardQuery(params.storeId, params.cardId))
    return { crumb: card.masked }
  },
  component: Page,
})

function Page() {
  const { cardId } = Route.useParams()
  return <GiftCardPage key={cardId} cardId={cardId} />
}
