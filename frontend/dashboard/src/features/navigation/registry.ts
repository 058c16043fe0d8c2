import { CornerDownRight, ListTree } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  nav: [{ label: 'Navigation', icon: ListTree, path: '/navigation', also: ['/redirects'], order: 34 }],
  actions: [{ label: 'Add redirect', keywords: 'address moved 301', icon: CornerDownRight, path: '/redirects' }],
})
