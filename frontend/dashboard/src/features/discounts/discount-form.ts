import { z } from 'zod'

import { amount, optionalText, text } from '@/lib/fields'

import type { Discount, SaveDiscount } from './api'
import { fromBasisPoints, toBasisPoints } from './percent'

const count = z.string().trim().regex(/^\d{0,7}$/, 'Use a whole number.')
const share = z.string().trim()
const money = amount('It').nullable()
const scope = z.object({ product_ids: z.array(z.string()), collection_ids: z.array(z.string()) })
const tier = z.object({
  subtotal: money,
  quantity: count,
  unit: z.enum(['percent', 'amount']),
  percent: share,
  amount: money,
})

const shape = z.object({
  title: text('Title', { max: 80 }),
  method: z.enum(['code', 'automatic']),
  code: optionalText('The code', 40),
  kind: z.enum(['percentage', 'fixed', 'free_shipping', 'buy_x_get_y', 'tiered']),
  percent: share,
  amount: money,
  is_per_item: z.boolean(),
  tiers_by: z.enum(['subtotal', 'quantity']),
  tiers: z.array(tier).max(10, 'Use at most 10 tiers.'),
  covers: z.enum(['everything', 'some']),
  scope,
  buy_quantity: count,
  get_quantity: count,
  get_percent: share,
  get_covers: z.enum(['everything', 'some']),
  get_scope: scope,
  most_times: count,
  minimum: z.enum(['none', 'subtotal', 'quantity']),
  minimum_subtotal: money,
  minimum_quantity: count,
  combines_with: z.array(z.enum(['product', 'order', 'shipping'])),
  usage_limit: count,
  per_customer_limit: count,
  starts_at: z.string(),
  ends_at: z.string(),
  customers: z.enum(['everyone', 'tags', 'segments', 'emails']),
  groups: z.string(),
  emails: z.string(),
  is_first_order_only: z.boolean(),
  countries: z.array(z.string()),
})

export type DiscountValues = z.infer<typeof shape>
export type TierValues = DiscountValues['tiers'][number]

export const discountSchema = shape.superRefine((values, check) => {
  const wrong = (path: (string | number)[], message: string) => check.addIssue({ code: 'custom', path, message })
  const isShare = (typed: string) => (toBasisPoints(typed) ?? 0) > 0
  const shareMessage = 'Use a percentage from 0.01 to 100.'
  if (values.kind === 'percentage' && !isShare(values.percent)) wrong(['percent'], shareMessage)
  if (values.kind === 'fixed' && !values.amount) wrong(['amount'], 'Say how much.')
  if (values.kind === 'tiered') {
    if (values.tiers.length === 0) wrong(['tiers'], 'Add at least one tier.')
    values.tiers.forEach((one, at) => {
      if (values.tiers_by === 'subtotal' && one.subtotal === null) wrong(['tiers', at, 'subtotal'], 'From which amount?')
      if (values.tiers_by === 'quantity' && one.quantity === '') wrong(['tiers', at, 'quantity'], 'From how many?')
      if (one.unit === 'percent' && !isShare(one.percent)) wrong(['tiers', at, 'percent'], shareMessage)
      if (one.unit === 'amount' && !one.amount) wrong(['tiers', at, 'amount'], 'Say how much.')
    })
  }
  if (values.kind === 'buy_x_get_y') {
    if (Number(values.buy_quantity) < 1) wrong(['buy_quantity'], 'Use at least 1.')
    if (Number(values.get_quantity) < 1) wrong(['get_quantity'], 'Use at least 1.')
    if (!isShare(values.get_percent)) wrong(['get_percent'], shareMessage)
  }
  if (values.minimum === 'subtotal' && !values.minimum_subtotal) wrong(['minimum_subtotal'], 'Say how much.')
  if (values.minimum === 'quantity' && Number(values.minimum_quantity) < 1) wrong(['minimum_quantity'], 'Use at least 1.')
  const namesNothing = (one: DiscountValues['scope']) => one.product_ids.length + one.collection_ids.length === 0
  if (hasScope(values) && values.covers === 'some' && namesNothing(values.scope)) wrong(['scope'], 'Choose at least one.')
  if (values.kind === 'buy_x_get_y' && values.get_covers === 'some' && namesNothing(values.get_scope)) {
    wrong(['get_scope'], 'Choose at least one.')
  }
  if (values.ends_at && values.starts_at && values.ends_at <= values.starts_at) wrong(['ends_at'], 'End it after it starts.')
})

export const hasScope = ({ kind }: Pick<DiscountValues, 'kind'>) => kind !== 'free_shipping'

const listed = (typed: string) => [...new Set(typed.split(/[,;\n]/).map((part) => part.trim()).filter(Boolean))]
const counted = (typed: string) => (typed === '' || Number(typed) === 0 ? null : Number(typed))
const shown = (value: number | null | undefined) => (value ? String(value) : '')
const coversOf = (one: Discount['scope'] | undefined) =>
  one && one.product_ids.length + one.collection_ids.length > 0 ? 'some' : 'everything'

export const newTier = (): TierValues => ({ subtotal: null, quantity: '', unit: 'percent', percent: '', amount: null })

export const toValues = (discount: Discount | null): DiscountValues => ({
  title: discount?.title ?? '',
  method: discount?.method === 'automatic' ? 'automatic' : 'code',
  code: discount?.code ?? '',
  kind: discount?.kind ?? 'percentage',
  percent: discount?.basis_points ? fromBasisPoints(discount.basis_points) : discount ? '' : '10',
  amount: discount?.amount?.amount ?? null,
  is_per_item: discount?.is_per_item ?? false,
  tiers_by: discount?.tiers[0]?.minimum_quantity != null ? 'quantity' : 'subtotal',
  tiers: discount?.tiers.map((one) => ({
    subtotal: one.minimum_subtotal?.amount ?? null,
    quantity: one.minimum_quantity === null ? '' : String(one.minimum_quantity),
    unit: one.amount ? 'amount' : 'percent',
    percent: one.basis_points ? fromBasisPoints(one.basis_points) : '',
    amount: one.amount?.amount ?? null,
  })) ?? [newTier()],
  covers: coversOf(discount?.scope),
  scope: discount?.scope ?? { product_ids: [], collection_ids: [] },
  buy_quantity: shown(discount?.buy_quantity) || '2',
  get_quantity: shown(discount?.get_quantity) || '1',
  get_percent: fromBasisPoints(discount?.get_basis_points ?? 10_000),
  get_covers: coversOf(discount?.get_scope),
  get_scope: discount?.get_scope ?? { product_ids: [], collection_ids: [] },
  most_times: shown(discount?.most_times),
  minimum: discount?.minimum_subtotal ? 'subtotal' : discount?.minimum_quantity ? 'quantity' : 'none',
  minimum_subtotal: discount?.minimum_subtotal?.amount ?? null,
  minimum_quantity: shown(discount?.minimum_quantity),
  combines_with: discount?.combines_with ?? [],
  usage_limit: shown(discount?.usage_limit),
  per_customer_limit: shown(discount?.per_customer_limit),
  starts_at: discount?.starts_at ?? '',
  ends_at: discount?.ends_at ?? '',
  customers: (discount?.eligibility.customers ?? 'everyone') as DiscountValues['customers'],
  groups: [...(discount?.eligibility.tags ?? []), ...(discount?.eligibility.segments ?? [])].join(', '),
  emails: discount?.eligibility.emails.join('\n') ?? '',
  is_first_order_only: discount?.eligibility.is_first_order_only ?? false,
  countries: discount?.eligibility.countries ?? [],
})

/** Only what belongs to the kind is sent. `record` brings what the form does not show. */
export function toRequest(values: DiscountValues, currency: string, record: Discount | null) {
  const { kind } = values
  const euros = (minor: number | null) => (minor === null ? null : { amount: minor, currency })
  const nothing = { product_ids: [], collection_ids: [] }
  const isDeal = kind === 'buy_x_get_y'
  return {
    title: values.title,
    method: values.method,
    code: values.method === 'code' && values.code ? values.code : null,
    kind,
    basis_points: kind === 'percentage' ? (toBasisPoints(values.percent) ?? 0) : 0,
    amount: kind === 'fixed' ? euros(values.amount) : null,
    is_per_item: kind === 'fixed' && values.is_per_item,
    tiers: kind === 'tiered' ? values.tiers.map((one) => tierRequest(one, values.tiers_by, currency)) : [],
    scope: hasScope(values) && values.covers === 'some' ? values.scope : nothing,
    buy_quantity: isDeal ? Number(values.buy_quantity) : 0,
    get_quantity: isDeal ? Number(values.get_quantity) : 0,
    get_scope: isDeal && values.get_covers === 'some' ? values.get_scope : nothing,
    get_basis_points: isDeal ? (toBasisPoints(values.get_percent) ?? 0) : 10_000,
    most_times: isDeal ? counted(values.most_times) : null,
    minimum_subtotal: values.minimum === 'subtotal' ? euros(values.minimum_subtotal) : null,
    minimum_quantity: values.minimum === 'quantity' ? Number(values.minimum_quantity) : 0,
    combines_with: values.combines_with,
    usage_limit: counted(values.usage_limit),
    per_customer_limit: counted(values.per_customer_limit),
    starts_at: values.starts_at || null,
    ends_at: values.ends_at || null,
    eligibility: {
      customers: values.customers,
      tags: values.customers === 'tags' ? listed(values.groups) : [],
      segments: values.customers === 'segments' ? listed(values.groups) : [],
      emails: values.customers === 'emails' ? listed(values.emails) : [],
      is_first_order_only: values.is_first_order_only,
      countries: values.countries,
    },
    is_active: record?.is_active ?? true,
    priority: record?.priority ?? 0,
  } satisfies SaveDiscount
}

const tierRequest = (one: TierValues, by: DiscountValues['tiers_by'], currency: string) => ({
  minimum_subtotal: by === 'subtotal' ? { amount: one.subtotal ?? 0, currency } : null,
  minimum_quantity: by === 'quantity' ? Number(one.quantity) : null,
  basis_points: one.unit === 'percent' ? (toBasisPoints(one.percent) ?? 0) : 0,
  amount: one.unit === 'amount' ? { amount: one.amount ?? 0, currency } : null,
})

/** Where the API's names are not this form's. */
export function fieldOf(path: string): string {
  const names: Record<string, string> = {
    basis_points: 'percent',
    get_basis_points: 'get_percent',
    'eligibility.tags': 'groups',
    'eligibility.segments': 'groups',
  }
  if (path.startsWith('eligibility.emails')) return 'emails'
  if (path.startsWith('eligibility.countries')) return 'countries'
  const inTier = /^(tiers\.\d+)\.(?:minimum_)?(subtotal|quantity|basis_points|amount)/.exec(path)
  if (inTier) return `${inTier[1]}.${inTier[2] === 'basis_points' ? 'percent' : inTier[2]}`
  return names[path] ?? path.replace(/\.(amount|currency)$/, '')
}
