import { z } from 'zod'

import { optionalText, text } from '@/lib/fields'
import { clockTime, momentOf } from '@/lib/zoned-time'

import type { Kind, Page, SavePage } from './api'

/** `status` says when it shows: `scheduled` at the moment `at`, by the clocks of the store. */
export interface PageValues {
  kind: Kind
  title: string
  handle: string
  body_html: string
  seo: { title: string; description: string }
  author: string
  status: 'draft' | 'published' | 'scheduled'
  at: string
}

export const pageSchema = z
  .object({
    kind: z.enum(['page', 'post']),
    title: text('Title', { max: 120 }),
    handle: z
      .string()
      .max(100, 'The address can have at most 100 characters.')
      .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'Use small letters, digits and single hyphens.'),
    body_html: z.string().max(80_000, 'The text can have at most 80,000 characters, formatting included.'),
    seo: z.object({ title: optionalText('Page title', 120), description: optionalText('Description', 320) }),
    author: optionalText('The author', 80),
    status: z.enum(['draft', 'published', 'scheduled']),
    at: z.string(),
  })
  .refine((values) => values.status !== 'scheduled' || values.at !== '', {
    path: ['at'],
    error: 'Say when.',
  }) satisfies z.ZodType<PageValues, PageValues>

export const valuesOf =
  (kind: Kind, timeZone: string) =>
  (page: Page | null): PageValues => ({
    kind: page?.kind ?? kind,
    title: page?.title ?? '',
    handle: page?.handle ?? '',
    body_html: page?.body_html ?? '',
    seo: page?.seo ?? { title: '', description: '' },
    author: page?.author ?? '',
    status: !page || page.status === 'draft' ? 'draft' : page.publish_at ? 'scheduled' : 'published',
    at: page?.publish_at ? clockTime(page.publish_at, timeZone) : '',
  })

export const toRequest = ({ status, at, ...values }: PageValues, timeZone: string): SavePage => ({
  ...values,
  title: values.title.trim(),
  handle: values.handle || null,
  status: status === 'draft' ? 'draft' : 'published',
  publish_at: status === 'scheduled' ? (momentOf(at, timeZone) ?? null) : null,
})

export const KINDS: Record<Kind, { one: string; folder: string }> = {
  page: { one: 'Page', folder: 'pages' },
  post: { one: 'Post', folder: 'journal' },
}
