import { Coins } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  settings: [{ label: 'Markets', path: '/settings/markets', order: 16 }],
  actions: [
    { label: 'Add market', keywords: 'currency country price international euro', icon: Coins, path: '/settings/markets/new' },
    { label: 'Exchange rates', keywords: 'currency rate conversion', icon: Coins, path: '/settings/markets' },
  ],
})
