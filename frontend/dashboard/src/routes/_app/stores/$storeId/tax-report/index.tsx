import { createFileRoute } from '@tanstack/react-router'

import { TaxReportPage } from '@/features/tax/report-page'

export const Route = createFileRoute('/_app/stores/$storeId/tax-report/')({
  staticData: { crumb: 'Tax report' },
  component: TaxReportPage,
})
