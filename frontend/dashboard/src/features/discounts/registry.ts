import { BadgePercent } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

import { discountsKey, discountsQuery } from './api'
import { valueWords } from './summary'

export default defineFeature({
  nav: [{ label: 'Discounts', icon: BadgePercent, path: '/discounts', order: 25, chord: 'd' }],
  actions: [
    { label: 'Create discount', keywords: 'code coupon sale promotion', icon: BadgePercent, path: '/discounts/new' },
  ],
  records: {
    label: 'Discounts',
    icon: BadgePercent,
    find: async (storeId, query) => {
      const found = await discountsQuery(storeId, { q: query }).queryFn()
      return found.items.slice(0, 5).map((discount) => ({
        id: discount.id,
        title: discount.code ?? discount.title,
        detail: valueWords(discount),
        status: discount.status,
        path: `/discounts/${discount.id}`,
      }))
    },
  },
  live: { OrderPlaced: (storeId) => [discountsKey(storeId)] },
})
