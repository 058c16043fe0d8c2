import { Gauge } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  nav: [{ label: 'Speed', icon: Gauge, path: '/speed', order: 60 }],
  actions: [{ label: 'See how fast your shop is', keywords: 'performance web vitals lcp score', icon: Gauge, path: '/speed' }],
})
