import { Gift } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

import { cardsKey, cardsQuery } from './api'
import { recipientOf } from './words'

export default defineFeature({
  nav: [{ label: 'Gift cards', icon: Gift, path: '/gift-cards', order: 27, chord: 'v' }],
  actions: [{ label: 'Issue gift card', keywords: 'voucher present', icon: Gift, path: '/gift-cards' }],
  records: {
    label: 'Gift cards',
    icon: Gift,
    find: async (storeId, query) => {
      const found = await cardsQuery(storeId, { q: query }).queryFn()
      return found.items.slice(0, 5).map((card) => ({
        id: card.id,
        title: card.masked,
        detail: recipientOf(card),
        status: card.status,
        path: `/gift-cards/${card.id}`,
      }))
    },
  },
  live: {
    OrderPlaced: (storeId) => [cardsKey(storeId)],
    OrderCancelled: (storeId) => [cardsKey(storeId)],
    OrderRefunded: (storeId) => [cardsKey(storeId)],
  },
})
