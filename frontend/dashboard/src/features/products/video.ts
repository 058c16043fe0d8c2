import { z } from 'zod'

import { optionalText } from '@/lib/fields'

import type { Product } from './api'

export interface VideoValues {
  url: string
  title: string
  position: number
  image_id: string
  uploaded_on: string
}

export const videoSchema = z.object({
  url: optionalText('Link', 300).regex(
    /^$|(youtube(-nocookie)?\.com|youtu\.be|vimeo\.com)\/./i,
    'Paste the link of a video on YouTube or Vimeo.',
  ),
  title: optionalText('Title', 120),
  position: z.number().int().min(0),
  image_id: z.string(),
  uploaded_on: z.string(),
})

export const videoValues = (saved: Product['video'] | undefined): VideoValues => ({
  url: saved?.url ?? '',
  title: saved?.title ?? '',
  position: saved?.position ?? 0,
  image_id: saved?.image_id ?? '',
  uploaded_on: saved?.uploaded_on ?? '',
})

export const videoRequest = ({ url, uploaded_on, ...rest }: VideoValues) =>
  url.trim() ? { url: url.trim(), uploaded_on: uploaded_on || null, ...rest } : null
