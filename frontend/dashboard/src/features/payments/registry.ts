import { CreditCard } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

export default defineFeature({
  settings: [{ label: 'Payments', path: '/settings/payments', order: 10 }],
  actions: [{ label: 'Set up payments', keywords: 'stripe payout bank card', icon: CreditCard, path: '/settings/payments' }],
})
