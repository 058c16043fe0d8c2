import { Plug, Truck } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  nav: [{ label: 'Suppliers', icon: Truck, path: '/suppliers', order: 30, chord: 'u' }],
  actions: [
    { label: 'Connect supplier', keywords: 'cj aliexpress manual', icon: Plug, path: '/suppliers/connect' },
    { label: 'Change markup rule', keywords: 'price margin multiplier', icon: Truck, path: '/suppliers' },
  ],
  live: {
    SupplierNeedsReconnect: (storeId) => [['stores', storeId, 'suppliers']],
    SupplierReconnected: (storeId) => [['stores', storeId, 'suppliers']],
  },
})
