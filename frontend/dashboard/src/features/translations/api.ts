import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'

export type Translation = Schemas['TranslationOut']
export type TranslationRow = Schemas['TranslationRow']
export type TranslationField = Schemas['TranslationField']
export type KindProgress = Schemas['KindProgress']
export type Kind = TranslationRow['kind']
export type Status = TranslationRow['status']
export type Language = Schemas['LanguageOut']

export interface Place {
  storeId: string
  locale: string
  kind: Kind
  id: string
}

const LANGUAGE = '/api/v1/stores/{store_id}/translations/{locale}'
const ONE = `${LANGUAGE}/{kind}/{subject_id}` as const

const ofLanguage = (storeId: string, locale: string) => ({ path: { store_id: storeId, locale } })
const ofOne = ({ storeId, locale, kind, id }: Place) => ({ path: { store_id: storeId, locale, kind, subject_id: id } })

export const translationsKey = (storeId: string) => ['stores', storeId, 'translations'] as const

/** What the store may be translated into, published languages first. */
export const languagesQuery = (storeId: string) =>
  queryOptions({
    queryKey: [...translationsKey(storeId), 'languages'] as const,
    queryFn: async (): Promise<Language[]> => {
      const found = await unwrap(
        api.GET('/api/v1/stores/{store_id}/settings/languages', { params: { path: { store_id: storeId } } }),
      )
      return found.languages.filter((language) => !language.is_default)
    },
  })

export const translationsQuery = (
  storeId: string,
  locale: string,
  { kind = 'product', status, cursor }: { kind?: Kind | undefined; status?: Status | undefined; cursor?: string | undefined },
) => {
  const query = { kind, ...(status ? { status } : {}), ...(cursor ? { cursor } : {}) }
  return {
    queryKey: [...translationsKey(storeId), 'list', locale, query] as const,
    queryFn: ({ signal }: { signal?: AbortSignal }) =>
      unwrap(api.GET(LANGUAGE, { params: { ...ofLanguage(storeId, locale), query }, ...(signal ? { signal } : {}) })),
  }
}

export const progressQuery = (storeId: string, locale: string) =>
  queryOptions({
    queryKey: [...translationsKey(storeId), 'progress', locale] as const,
    queryFn: () => unwrap(api.GET(`${LANGUAGE}/progress`, { params: ofLanguage(storeId, locale) })),
  })

export const readTranslation = (place: Place) => unwrapVersioned(api.GET(ONE, { params: ofOne(place) }))

export const translationQuery = (place: Place) =>
  queryOptions({
    queryKey: [...translationsKey(place.storeId), 'one', place.locale, place.kind, place.id] as const,
    queryFn: () => readTranslation(place),
  })

export const saveTranslation = (place: Place, fields: Record<string, string>, etag: string) =>
  unwrapVersioned(api.PUT(ONE, { params: ofOne(place), body: { fields }, headers: ifMatch(etag) }))

export const deleteTranslation = (place: Place, etag: string) =>
  unwrap(api.DELETE(ONE, { params: ofOne(place), headers: ifMatch(etag) }))

/** What is to be done after this one: outdated words first, since shoppers read them. */
export async function nextToDo({ storeId, locale, kind, id }: Place): Promise<TranslationRow | undefined> {
  for (const status of ['outdated', 'missing'] as const) {
    let cursor: string | undefined
    do {
      const page = await translationsQuery(storeId, locale, { kind, status, cursor }).queryFn({})
      const next = page.items.find((row) => row.id !== id)
      if (next) return next
      cursor = page.next_cursor ?? undefined
    } while (cursor)
  }
  return undefined
}
