import type { Money } from '@/lib/money'

import type { components as generated } from './schema'

interface Period {
  orders: number
  revenue: Money
  profit: Money | null
}

interface HomeOut {
  actions: {
    id: string
    kind: string
    message: string
    order_id: string | null
    order_number: number | null
    created_at: string
  }[]
  today: Period
  last_7_days: Period
  last_30_days: Period
  days: { date: string; orders: number; revenue: Money; profit: Money | null }[]
  recent_orders: generated['schemas']['OrderCard'][]
}

interface Answer<Out> {
  parameters: { path: { store_id: string }; query?: never; header?: never; cookie?: never }
  requestBody?: never
  responses: { 200: { headers: object; content: { 'application/json': Out } } }
}

export interface components {
  schemas: { HomeOut: HomeOut }
}

export interface paths {
  '/api/v1/stores/{store_id}/home': { get: Answer<HomeOut> }
}
