import { Search } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  nav: [{ label: 'Search', icon: Search, path: '/search', order: 45 }],
  actions: [
    { label: 'What shoppers search for', keywords: 'search queries analytics no results', icon: Search, path: '/search' },
    { label: 'Search synonyms and pins', keywords: 'search merchandising hide boost', icon: Search, path: '/search/rules' },
  ],
})
