import { Settings, Store } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  nav: [{ label: 'Settings', icon: Settings, path: '/settings', order: 900, chord: 's' }],
  settings: [
    { label: 'General', path: '/settings/general', order: 0 },
    { label: 'Business', path: '/settings/business', order: 5 },
    { label: 'Checkout', path: '/settings/checkout', order: 20 },
    { label: 'Fulfilment', path: '/settings/fulfilment', order: 30 },
    { label: 'Branding', path: '/settings/branding', order: 40 },
    { label: 'Policies', path: '/settings/policies', order: 50 },
    { label: 'Mail', path: '/settings/mail', order: 60 },
  ],
  actions: [
    { label: 'Change store address', keywords: 'slug domain url', icon: Store, path: '/settings/general' },
  ],
  live: {
    StoreLaunched: (storeId) => [['stores', storeId, 'store']],
  },
})
