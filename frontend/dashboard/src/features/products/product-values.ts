import { z } from 'zod'

import { amount, optionalText, text } from '@/lib/fields'
import { TAX_CLASSES, type TaxClass } from '@/lib/tax-classes'

import { asGiftCard } from './amounts'
import type { Product, SaveProduct, Variant } from './api'
import { measureSchema } from './measure-schema'
import { marketPricesSchema, type MarketPrices } from './market-prices'
import { safetySchema, safetyValues, type SafetyValues } from './safety'
import { videoRequest, videoSchema, videoValues, type VideoValues } from './video'
import { newVariant, type OptionValues, type StockEdit, type VariantValues } from './variants'

export interface ProductValues {
  title: string
  handle: string
  description_html: string
  status: 'draft' | 'active' | 'archived'
  kind: Product['kind']
  vendor: string
  product_type: string
  tags: string[]
  options: OptionValues[]
  variants: VariantValues[]
  seo: { title: string; description: string }
  hs_code: string
  country_of_origin: string
  tax_class: TaxClass
  safety: SafetyValues
  video: VideoValues
  market_prices: MarketPrices
}

const price = (label: string) => amount(label).nullable()

const stock = z.object({
  on_hand: z
    .number({ error: 'Stock is a whole number.' })
    .int('Stock is a whole number.')
    .min(0, 'Stock cannot be negative.')
    .max(10_000_000, 'Stock can be at most 10,000,000.')
    .nullable()
    .refine((value) => value !== null, 'Stock is needed.'),
  tracked: z.boolean(),
  policy: z.enum(['deny', 'continue']),
  was: z.number().nullable(),
})

const variant = z
  .object({
    key: z.string(),
    id: z.string().nullable(),
    values: z.array(z.string()),
    price: price('Price').refine((value) => value !== null, 'Price is needed.'),
    compare_at: price('Compare-at price'),
    cost: price('Cost'),
    sku: optionalText('SKU', 64),
    barcode: optionalText('Barcode', 40),
    weight_grams: z.number({ error: 'Weight must be a number.' }).int().min(0).max(1_000_000, 'At most 1,000 kg.').nullable(),
    requires_shipping: z.boolean(),
    image_id: z.string().nullable(),
    measure: measureSchema.nullable(),
    is_counted: z.boolean(),
    stock: stock.nullable(),
  })
  .refine((value) => value.compare_at === null || value.price === null || value.compare_at > value.price, {
    path: ['compare_at'],
    error: 'The price before must be higher than the price now.',
  })

export const productSchema = z.object({
  title: text('Title'),
  handle: z
    .string()
    .max(100, 'The address can have at most 100 characters.')
    .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'Use small letters, digits and single hyphens.'),
  description_html: z.string().max(20_000, 'The description can have at most 20,000 characters, formatting included.'),
  status: z.enum(['draft', 'active', 'archived']),
  kind: z.enum(['physical', 'gift_card']),
  vendor: optionalText('Vendor', 100),
  product_type: optionalText('Type', 100),
  tags: z.array(z.string().max(40, 'A tag can have at most 40 characters.')).max(20, 'At most 20 tags.'),
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  variants: z.array(variant).min(1, 'A product needs one variant at least.'),
  seo: z.object({ title: optionalText('Page title', 120), description: optionalText('Description', 320) }),
  hs_code: z.string().regex(/^(\d{6,13})?$/, 'An HS code has 6 to 13 digits.'),
  country_of_origin: z.string(),
  tax_class: z.enum(TAX_CLASSES),
  safety: safetySchema,
  video: videoSchema,
  market_prices: marketPricesSchema,
}) satisfies z.ZodType<ProductValues, ProductValues>

const variantValues = (variant: Variant): VariantValues => ({
  key: variant.id,
  id: variant.id,
  values: variant.values,
  price: variant.price.amount,
  compare_at: variant.compare_at?.amount ?? null,
  cost: variant.cost?.amount ?? null,
  sku: variant.sku,
  barcode: variant.barcode,
  weight_grams: variant.weight_grams,
  requires_shipping: variant.requires_shipping,
  image_id: variant.image_id,
  measure: variant.measure,
  is_counted: variant.stock.tracked,
  stock: null,
})

const first = newVariant()

export const toValues = (product: Product | null): ProductValues => ({
  title: product?.title ?? '',
  handle: product?.handle ?? '',
  description_html: product?.description_html ?? '',
  status: product?.status ?? 'draft',
  kind: product?.kind ?? 'physical',
  vendor: product?.vendor ?? '',
  product_type: product?.product_type ?? '',
  tags: product?.tags ?? [],
  options: product?.options ?? [],
  variants: product?.variants.map(variantValues) ?? [first],
  seo: product?.seo ?? { title: '', description: '' },
  hs_code: product?.hs_code ?? '',
  country_of_origin: product?.country_of_origin ?? '',
  tax_class: product?.tax_class ?? 'standard',
  safety: safetyValues(product?.safety),
  video: videoValues(product?.video),
  market_prices: {},
})

const startingStock = ({ on_hand, tracked, policy }: StockEdit) => ({ on_hand: on_hand ?? 0, tracked, policy })

/** The whole product as the API takes it. Stock of saved variants is counted apart. */
/** Prices in markets are saved on their own, see market-prices.ts. */
const withoutMarkets = ({ market_prices: _prices, ...values }: ProductValues) => values

export function toRequest(edited: ProductValues, currency: string): SaveProduct {
  const values = withoutMarkets(edited.kind === 'gift_card' ? asGiftCard(edited) : edited)
  const money = (minor: number | null) => (minor === null ? null : { amount: minor, currency })
  return {
    ...values,
    title: values.title.trim(),
    handle: values.handle || null,
    video: videoRequest(values.video),
    country_of_origin: values.country_of_origin,
    variants: values.variants.map(({ key: _key, is_counted: _counted, ...variant }) => ({
      ...variant,
      price: { amount: variant.price ?? 0, currency },
      compare_at: money(variant.compare_at),
      cost: money(variant.cost),
      stock: variant.id === null && variant.stock ? startingStock(variant.stock) : null,
    })),
  }
}

/** What was counted anew of variants that are saved. */
export const countedVariants = (values: ProductValues) =>
  values.variants.flatMap(({ id, stock }) =>
    id && stock && values.kind !== 'gift_card' ? [{ variant_id: id, ...startingStock(stock), was: stock.was }] : [],
  )

/** The API's path to the form's: amounts stand without their currency here. */
export const renameField = (field: string) => field.replace(/^(variants\.\d+\.(?:price|compare_at|cost))\..*$/, '$1')

export const LABELS = {
  description_html: 'Description',
  product_type: 'Type',
  handle: 'Address',
  seo: 'Search-engine listing',
  hs_code: 'HS code',
  country_of_origin: 'Origin',
  tax_class: 'Tax class',
  safety: 'Product safety',
  video: 'Video',
  market_prices: 'Prices in markets',
}
