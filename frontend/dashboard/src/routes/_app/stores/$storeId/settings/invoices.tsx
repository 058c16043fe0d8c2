import { createFileRoute } from '@tanstack/react-router'

import { invoiceSettingsQuery } from '@/features/invoices/api'
import { InvoiceSettingsPage } from '@/features/invoices/invoice-settings-page'

export const Route = createFileRoute('/_app/stores/$storeId/settings/invoices')({
  staticData: { crumb: 'Invoices' },
  loader: async ({ context, params }) => {
    await context.queryClient.ensureQueryData(invoiceSettingsQuery(params.storeId))
  },
  component: InvoiceSettingsPage,
})
