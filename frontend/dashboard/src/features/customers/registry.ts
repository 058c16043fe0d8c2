import { Users } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

import { customersKey, findCustomers } from './api'

const LEAST = 2 // letters: fewer find everybody

export default defineFeature({
  nav: [{ label: 'Customers', icon: Users, path: '/customers', order: 15, chord: 'c' }],
  records: {
    label: 'Customers',
    icon: Users,
    find: async (storeId, query, signal) => {
      if (query.trim().length < LEAST) return []
      const { items } = await findCustomers(storeId, { q: query.trim(), limit: 5 }, signal)
      return items.map((customer) => ({
        id: customer.id,
        title: customer.name || customer.email,
        detail: customer.email,
        path: `/customers/${customer.id}`,
      }))
    },
  },
  live: { OrderPlaced: (storeId) => [customersKey(storeId)] },
})
