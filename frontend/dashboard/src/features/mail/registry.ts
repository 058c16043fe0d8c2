import { Mail } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  nav: [{ label: 'Mail', icon: Mail, path: '/mail', order: 40, chord: 'm' }],
  live: Object.fromEntries(
    ['OrderPlaced', 'OrderBeingPrepared', 'ParcelShipped', 'OrderDelivered', 'OrderCancelled', 'OrderRefunded', 'ActionNeeded'].map(
      (type) => [type, (storeId: string) => [['stores', storeId, 'mail', 'list']]],
    ),
  ),
})
