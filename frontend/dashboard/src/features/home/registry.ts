import { House } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  nav: [{ label: 'Home', icon: House, path: '', order: 0, chord: 'h' }],
  live: {
    OrderPlaced: (storeId) => [['stores', storeId, 'home']],
    OrderUpdated: (storeId) => [['stores', storeId, 'home']],
    OrderCancelled: (storeId) => [['stores', storeId, 'home']],
    OrderRefunded: (storeId) => [['stores', storeId, 'home']],
    OrderDelivered: (storeId) => [['stores', storeId, 'home']],
    ActionNeeded: (storeId) => [['stores', storeId, 'home']],
    ActionResolved: (storeId) => [['stores', storeId, 'home']],
    ProductSaved: (storeId) => [['stores', storeId, 'checklist']],
    StoreLaunched: (storeId) => [['stores', storeId, 'checklist']],
  },
})
