import { Star } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

import { WaitingBadge } from './waiting-badge'

export default defineFeature({
  nav: [{ label: 'Reviews', icon: Star, path: '/reviews', order: 36, chord: 'r', badge: WaitingBadge }],
  settings: [{ label: 'Reviews', path: '/settings/reviews', order: 45 }],
  actions: [{ label: 'Decide about reviews', keywords: 'moderate stars rating', icon: Star, path: '/reviews' }],
  live: {
    ReviewWritten: (storeId) => [['stores', storeId, 'reviews']],
  },
})
