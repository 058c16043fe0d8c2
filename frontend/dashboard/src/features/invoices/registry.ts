import { ReceiptText } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

const list = (storeId: string) => [['stores', storeId, 'invoices', 'list']]

export default defineFeature({
  nav: [{ label: 'Invoices', icon: ReceiptText, path: '/invoices', also: ['/tax-report'], order: 15, chord: 'i' }],
  settings: [{ label: 'Invoices', path: '/settings/invoices', order: 18 }],
  actions: [{ label: 'Invoices', keywords: 'receipt credit note pdf', icon: ReceiptText, path: '/invoices' }],
  live: { OrderPlaced: list, OrderRefunded: list },
})
