import { PackagePlus, Tag } from 'lucide-react'

import { unwrap, api } from '@/lib/api/client'
import { formatMoney } from '@/lib/money'
import { defineFeature } from '@/lib/registry'

const MOST_HITS = 6

export default defineFeature({
  nav: [{ label: 'Products', icon: Tag, path: '/products', order: 20, chord: 'p' }],
  actions: [{ label: 'Add product', keywords: 'new create', icon: PackagePlus, path: '/products/new' }],
  records: {
    label: 'Products',
    icon: Tag,
    find: async (storeId, q, signal) => {
      const { items } = await unwrap(
        api.GET('/api/v1/stores/{store_id}/products', {
          params: { path: { store_id: storeId }, query: { q, limit: MOST_HITS } },
          signal,
        }),
      )
      return items.map((card) => ({
        id: card.id,
        title: card.title,
        detail: formatMoney(card.price),
        status: card.status,
        path: `/products/${card.id}`,
      }))
    },
  },
  live: {
    ProductSaved: (storeId) => [['stores', storeId, 'products']],
    ProductDeleted: (storeId) => [['stores', storeId, 'products', 'list']],
    OrderPlaced: (storeId) => [['stores', storeId, 'products']],
  },
})
