import { Languages } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  settings: [{ label: 'Languages', path: '/settings/languages', order: 14 }],
  actions: [
    { label: 'Publish a language', keywords: 'translate german french spanish arabic locale', icon: Languages, path: '/settings/languages' },
  ],
})
