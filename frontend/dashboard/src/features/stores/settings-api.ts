import { queryOptions } from '@tanstack/react-query'

import { api, ifMatch, unwrap, unwrapVersioned, type Schemas, type Versioned } from '@/lib/api/client'

export interface Sections {
  general: Required<Schemas['GeneralSettings']>
  branding: Required<Schemas['BrandingSettings']>
  checkout: Required<Schemas['CheckoutSettings']>
  fulfilment: Required<Schemas['FulfilmentSettings']>
  policies: Required<Schemas['PoliciesSettings']>
  mail: Required<Schemas['MailSettings']>
}
export type StorePicture = Schemas['StorePicture']
export type SectionName = keyof Sections

/** Every section has its own path of the same shape; one of them stands for all in the types. */
const pathOf = (section: SectionName) =>
  `/api/v1/stores/{store_id}/settings/${section}` as '/api/v1/stores/{store_id}/settings/general'

const at = (storeId: string) => ({ path: { store_id: storeId } })

export const readSection = <Name extends SectionName>(storeId: string, section: Name) =>
  unwrapVersioned(api.GET(pathOf(section), { params: at(storeId) })) as Promise<Versioned<Sections[Name]>>

export const saveSection = <Name extends SectionName>(
  storeId: string,
  section: Name,
  body: Partial<Sections[Name]>,
  etag: string,
) =>
  unwrapVersioned(
    api.PATCH(pathOf(section), { params: at(storeId), body: body as Partial<Sections['general']>, headers: ifMatch(etag) }),
  ) as Promise<Versioned<Sections[Name]>>

export const sectionQuery = <Name extends SectionName>(storeId: string, section: Name) =>
  queryOptions({
    queryKey: ['stores', storeId, 'settings', section],
    queryFn: () => readSection(storeId, section),
  })

export type PolicyTemplate = Schemas['PolicyTemplateOut']

/** Texts to start from, and what shoppers read now. */
export const policyTemplatesQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'settings', 'policies', 'templates'],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/settings/policies/templates', { params: at(storeId) })),
  })
