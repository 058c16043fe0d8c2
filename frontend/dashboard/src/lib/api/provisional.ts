import type { Money } from '@/lib/money'

import type { components as generated } from './schema'

type Parameters<Path, Query> = {
  query?: Query
  header?: Record<string, string>
  cookie?: never
} & ([Path] extends [never] ? { path?: never } : { path: Path })

interface Get<Out, Path = never, Query = never> {
  parameters: Parameters<Path, Query>
  requestBody?: never
  responses: { 200: { headers: object; content: { 'application/json': Out } } }
}
type Act<Out, Path = never> = Get<Out, Path>
interface Send<Out, In, Path = never> extends Omit<Get<Out, Path>, 'requestBody'> {
  requestBody: { content: { 'application/json': In } }
}

interface UserOut { id: string; email: string; name: string; is_verified: boolean; created_at: string }
interface SessionOut { id: string; created_at: string; last_used_at: string; user_agent: string; ip: string; is_current: boolean }
interface TokenOut { access_token: string; expires_in: number; user: UserOut }
interface StoreOut {
  id: string; name: string; slug: string; url: string; currency: string; country: string; locale: string; time_zone: string
  is_open: boolean; launched_at: string | null; has_password: boolean; accepts_payments: boolean; version: number; created_at: string
}
interface MemberStore extends StoreOut { role: string; permissions: string[] }
interface CreateStore { name: string; slug?: string | null; currency: string; country: string; locale?: string; time_zone?: string }
interface UpdateStore { name?: string; country?: string; locale?: string; time_zone?: string; password?: string | null }
interface SlugAvailability { slug: string; is_available: boolean; message: string | null; suggestions: string[] }
interface ChecklistOut { steps: { key: string; is_done: boolean; title: string; message: string }[]; is_ready: boolean }
interface Period { orders: number; revenue: Money; profit: Money }
interface HomeOut {
  actions: { id: string; kind: string; message: string; order_id: string | null; order_number: number | null; created_at: string }[]
  today: Period; last_7_days: Period; last_30_days: Period
  days: { date: string; orders: number; revenue: Money; profit: Money }[]
  recent_orders: generated['schemas']['OrderCard'][]
}
type StorePath = { store_id: string }

export interface components {
  schemas: {
    UserOut: UserOut; SessionOut: SessionOut; TokenOut: TokenOut; StoreOut: StoreOut; MemberStore: MemberStore; CreateStore: CreateStore
    UpdateStore: UpdateStore; SlugAvailability: SlugAvailability; ChecklistOut: ChecklistOut; HomeOut: HomeOut
  }
}

export interface paths {
  '/api/v1/auth/register': { post: Send<{ email: string; message: string }, { email: string; password: string; name: string }> }
  '/api/v1/auth/login': { post: Send<TokenOut, { email: string; password: string }> }
  '/api/v1/auth/logout': { post: Act<undefined> }
  '/api/v1/auth/logout-everywhere': { post: Act<undefined> }
  '/api/v1/auth/verify-email': { post: Send<undefined, { token: string }> }
  '/api/v1/auth/resend-verification': { post: Act<undefined> }
  '/api/v1/auth/change-password': { post: Send<TokenOut, { current_password: string; new_password: string }> }
  '/api/v1/auth/forgot-password': { post: Send<undefined, { email: string }> }
  '/api/v1/auth/reset-password': { post: Send<undefined, { token: string; password: string }> }
  '/api/v1/me': { get: Get<UserOut>; patch: Send<UserOut, { name: string }> }
  '/api/v1/me/sessions': { get: Get<{ items: SessionOut[]; next_cursor: string | null }> }
  '/api/v1/me/sessions/{session_id}': { delete: Act<undefined, { session_id: string }> }
  '/api/v1/stores': { get: Get<{ items: MemberStore[]; next_cursor: string | null }>; post: Send<StoreOut, CreateStore> }
  '/api/v1/stores/slug-available': { get: Get<SlugAvailability, never, { slug: string }> }
  '/api/v1/stores/{store_id}': { get: Get<MemberStore, StorePath>; patch: Send<StoreOut, UpdateStore, StorePath> }
  '/api/v1/stores/{store_id}/slug': { put: Send<StoreOut, { slug: string }, StorePath> }
  '/api/v1/stores/{store_id}/launch': { post: Act<StoreOut, StorePath> }
  '/api/v1/stores/{store_id}/close': { post: Act<StoreOut, StorePath> }
  '/api/v1/stores/{store_id}/checklist': { get: Get<ChecklistOut, StorePath> }
  '/api/v1/stores/{store_id}/home': { get: Get<HomeOut, StorePath> }
  '/api/v1/stores/{store_id}/settings/{section}': {
    get: Get<Record<string, unknown>, StorePath & { section: string }>
    patch: Send<Record<string, unknown>, Record<string, unknown>, StorePath & { section: string }>
  }
  '/api/v1/stores/{store_id}/realtime/ticket': { post: Act<{ url: string }, StorePath> }
}
