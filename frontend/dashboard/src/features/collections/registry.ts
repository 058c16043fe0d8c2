import { FolderPlus, FolderTree, Layers } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  nav: [{ label: 'Collections', icon: Layers, path: '/collections', also: ['/categories'], order: 22, chord: 'l' }],
  actions: [
    { label: 'Add collection', keywords: 'new group rules', icon: FolderPlus, path: '/collections/new' },
    { label: 'Arrange categories', keywords: 'tree menu', icon: FolderTree, path: '/categories' },
  ],
  live: {
    ProductSaved: (storeId) => [['stores', storeId, 'collections', 'members']],
    ProductDeleted: (storeId) => [['stores', storeId, 'collections', 'members']],
  },
})
