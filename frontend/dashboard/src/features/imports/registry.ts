import { Download } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  actions: [{ label: 'Import product', keywords: 'cj aliexpress url add', icon: Download, path: '/products/import' }],
})
