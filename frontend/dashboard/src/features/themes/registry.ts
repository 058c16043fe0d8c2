import { Brush, Palette } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  nav: [{ label: 'Themes', icon: Palette, path: '/themes', order: 32, chord: 't' }],
  actions: [{ label: 'Edit theme', keywords: 'design look colours fonts sections home page editor', icon: Brush, path: '/themes/editor' }],
  live: {
    ThemePublished: (storeId) => [
      ['stores', storeId, 'themes', 'draft'],
      ['stores', storeId, 'themes', 'versions'],
      ['stores', storeId, 'themes', 'schedules'],
    ],
  },
})
