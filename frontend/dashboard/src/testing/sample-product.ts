import type { Product, Variant } from '@/features/products/api'

const money = (amount: number) => ({ amount, currency: 'EUR' })

const variant = (id: string, value: string, price: number): Variant => ({
  id,
  title: value,
  values: [value],
  sku: `L-${value}`,
  barcode: '',
  price: money(price),
  compare_at: null,
  cost: money(400),
  margin: null,
  weight_grams: 900,
  requires_shipping: true,
  image_id: null,
  measure: null,
  unit_price: null,
  stock: { tracked: true, on_hand: 12, reserved: 2, available: 10, policy: 'deny' },
})

/** A lamp in two colours, as the API tells it. For tests. */
export const lamp: Product = {
  id: 'p-1',
  title: 'Desk lamp',
  handle: 'desk-lamp',
  description_html: '<p>Warm light.</p>',
  status: 'draft',
  kind: 'physical',
  vendor: 'Lumen',
  product_type: 'Lamps',
  category_id: '',
  collection_ids: [],
  tags: ['desk'],
  currency: 'EUR',
  options: [{ name: 'Colour', values: ['Black', 'White'] }],
  variants: [variant('v-1', 'Black', 1000), variant('v-2', 'White', 1100)],
  images: [],
  seo: { title: '', description: '' },
  hs_code: '',
  country_of_origin: '',
  tax_class: 'standard',
  video: null,
  safety: {
    manufacturer: { name: '', address: '', country: '', contact: '' },
    responsible: { name: '', address: '', country: '', contact: '' },
    identifier: '',
    warnings: '',
    suffices_in_the_union: false,
  },
  published_at: null,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  version: 4,
}
