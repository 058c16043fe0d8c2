import type { Kind, Translation } from './api'

export const KINDS: Record<Kind, string> = {
  product: 'Products',
  collection: 'Collections',
  category: 'Categories',
  page: 'Pages',
  post: 'Posts',
  menu: 'Menus',
  policy: 'Policies',
  theme: 'Theme sections',
  store: 'Store',
  shipping: 'Shipping rates',
  discount: 'Discounts',
  filter: 'Filters',
}

export const isKind = (text: string | undefined): text is Kind => text !== undefined && text in KINDS

/** Only these may show the store's own pictures. */
export const hasPictures = (kind: Kind) => kind === 'page' || kind === 'post'

export const listPath = (storeId: string) => `/stores/${storeId}/translations`

export const pathOf = (storeId: string, locale: string, kind: Kind, id: string) =>
  `${listPath(storeId)}/${locale}/${kind}/${encodeURIComponent(id)}`

/** In the order of the fields, whose names may have dots in them. */
export const toValues = (record: Translation | null) => ({ texts: (record?.fields ?? []).map((field) => field.text) })

export const toRequest = (record: Translation, texts: string[]): Record<string, string> =>
  Object.fromEntries(
    record.fields.flatMap((field, place) => (texts[place]?.trim() ? [[field.name, texts[place]] as const] : [])),
  )

/** From the API's name of a field to the form's. */
export function placeOf(record: Translation, path: string) {
  const place = record.fields.findIndex((field) => path === `fields.${field.name}`)
  return place < 0 ? path : `texts.${place}`
}
