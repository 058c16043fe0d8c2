import { KeyRound } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  settings: [{ label: 'API keys', path: '/settings/api-keys', order: 70 }],
  actions: [{ label: 'Create API key', keywords: 'token integration developer', icon: KeyRound, path: '/settings/api-keys' }],
})
