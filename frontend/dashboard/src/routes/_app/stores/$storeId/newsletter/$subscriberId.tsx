import { createFileRoute } from '@tanstack/react-router'

import { subscriberQuery } from '@/features/newsletter/api'
import { SubscriberPage } from '@/features/newsletter/subscriber-page'

export const Route = createFileRoute('/_app/stores/$storeId/newsletter/$subscriberId')({
  loader: async ({ context, params }) => {
    const { email } = await context.queryClient.ensureQueryData(subscriberQuery(params.storeId, params.subscriberId))
    return { crumb: email }
  },
  component: Page,
})

function Page() {
  return <SubscriberPage subscriberId={Route.useParams().subscriberId} />
}
