import { Newspaper } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  nav: [{ label: 'Newsletter', icon: Newspaper, path: '/newsletter', order: 38 }],
})
