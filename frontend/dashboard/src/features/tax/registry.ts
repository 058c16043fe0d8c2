import { Calculator, Landmark } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

const report = (storeId: string) => [['stores', storeId, 'tax', 'report']]

export default defineFeature({
  settings: [{ label: 'Taxes', path: '/settings/tax', order: 17 }],
  actions: [
    { label: 'Tax report', keywords: 'vat sales oss ioss return csv', icon: Landmark, path: '/tax-report' },
    { label: 'Tax calculator', keywords: 'vat sales rate', icon: Calculator, path: '/settings/tax' },
  ],
  live: { OrderPlaced: report, OrderRefunded: report },
})
