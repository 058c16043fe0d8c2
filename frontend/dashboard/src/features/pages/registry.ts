import { FilePlus2, FileText } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

import { pagesQuery } from './api'

export default defineFeature({
  nav: [{ label: 'Pages', icon: FileText, path: '/pages', order: 33 }],
  actions: [{ label: 'Add page', keywords: 'about contact faq text post journal', icon: FilePlus2, path: '/pages/new' }],
  records: {
    label: 'Pages',
    icon: FileText,
    find: async (storeId, query, signal) => {
      const found = await pagesQuery(storeId, { q: query }).queryFn({ signal })
      return found.items.slice(0, 5).map(({ id, title, path, status }) => ({ id, title, detail: path, status, path: `/pages/${id}` }))
    },
  },
})
