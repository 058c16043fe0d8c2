import { Truck } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  settings: [{ label: 'Shipping', path: '/settings/shipping', order: 15 }],
  actions: [{ label: 'Add shipping zone', keywords: 'delivery rate country', icon: Truck, path: '/settings/shipping/new' }],
})
