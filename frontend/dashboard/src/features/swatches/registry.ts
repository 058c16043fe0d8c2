import { Palette } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  actions: [
    {
      label: 'Colours of options',
      keywords: 'swatches colors variants filters materials',
      icon: Palette,
      path: '/search/swatches',
    },
  ],
})
