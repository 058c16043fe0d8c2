import { createFileRoute } from '@tanstack/react-router'

import { MailSettings } from '@/features/stores/mail-settings'
import { sectionQuery } from '@/features/stores/settings-api'

export const Route = createFileRoute('/_app/stores/$storeId/settings/mail')({
  staticData: { crumb: 'Mail' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(sectionQuery(params.storeId, 'mail'))
  },
  component: MailSettings,
})
