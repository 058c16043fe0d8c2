import { z } from 'zod'

import { optionalText, text } from '@/lib/fields'

import type { Picture } from './api'

/** What collections and categories have in common in their forms. */
export interface ListingValues {
  title: string
  handle: string
  description_html: string
  seo: { title: string; description: string }
  picture: PictureValue | null
}

export interface PictureValue {
  upload_id: string
  alt: string
}

export const listingFields = {
  title: text('Title', { max: 120 }),
  handle: z
    .string()
    .max(100, 'The address can have at most 100 characters.')
    .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'Use small letters, digits and single hyphens.'),
  description_html: z.string().max(5_000, 'The description can have at most 5,000 characters, formatting included.'),
  seo: z.object({ title: optionalText('Page title', 120), description: optionalText('Description', 320) }),
  picture: z.object({ upload_id: z.string(), alt: z.string().max(200, 'At most 200 characters.') }).nullable(),
}

interface Listed {
  title: string
  handle: string
  description_html: string
  seo: { title: string; description: string }
  picture: Picture | null
}

export const listingValues = (listing: Listed | null): ListingValues => ({
  title: listing?.title ?? '',
  handle: listing?.handle ?? '',
  description_html: listing?.description_html ?? '',
  seo: listing?.seo ?? { title: '', description: '' },
  picture: listing?.picture ? { upload_id: listing.picture.id, alt: listing.picture.alt } : null,
})

export const LISTING_LABELS = { description_html: 'Description', handle: 'Address', seo: 'Search-engine listing', picture: 'Picture' }
