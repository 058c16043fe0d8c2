import { ShoppingBag } from 'lucide-react'

import { defineFeature, type LiveRules } from '@/lib/registry'

import { findOrders, listKey, orderKey } from './api'
import { arrive } from './arrivals'

type Rule = LiveRules[string]

/** The list and whatever is open about the order. */
const touched: Rule = (storeId, data) => [
  listKey(storeId),
  ...(typeof data.order_id === 'string' ? [orderKey(storeId, data.order_id)] : []),
]

const placed: Rule = (storeId, data) => {
  if (typeof data.order_id === 'string') arrive(data.order_id)
  return touched(storeId, data)
}

/** The API finds whole numbers and whole addresses; asking for anything else is no use. */
const isFindable = (query: string) => /^#?\d+$/.test(query) || query.includes('@')

export default defineFeature({
  nav: [{ label: 'Orders', icon: ShoppingBag, path: '/orders', order: 10, chord: 'o' }],
  records: {
    label: 'Orders',
    icon: ShoppingBag,
    find: async (storeId, query, signal) => {
      if (!isFindable(query)) return []
      const { items } = await findOrders(storeId, { q: query, limit: 5 }, signal)
      return items.slice(0, 5).map((order) => ({
        id: order.id,
        title: `#${order.number}`,
        detail: order.customer || order.email,
        status: order.status,
        path: `/orders/${order.id}`,
      }))
    },
  },
  live: {
    OrderPlaced: placed,
    OrderUpdated: touched,
    OrderCancelled: touched,
    OrderRefunded: touched,
    OrderBeingPrepared: touched,
    ParcelShipped: touched,
    ParcelDelivered: touched,
    OrderDelivered: touched,
    ActionNeeded: touched,
    ActionResolved: touched,
  },
})
