import { Languages } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  nav: [{ label: 'Translations', icon: Languages, path: '/translations', order: 36 }],
  actions: [
    { label: 'Translate the shop', keywords: 'translation language german french spanish arabic locale', icon: Languages, path: '/translations' },
  ],
})
