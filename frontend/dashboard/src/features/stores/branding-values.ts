import { z } from 'zod'

import { optionalText } from '@/lib/fields'

import type { Sections, StorePicture } from './settings-api'

const picture = z.custom<StorePicture | null>()

export const brandingSchema = z.object({
  tagline: optionalText('The tagline'),
  logo: picture,
  square_logo: picture,
})
export type BrandingValues = z.infer<typeof brandingSchema>

export const toValues = ({ tagline, logo, square_logo }: Sections['branding']): BrandingValues => ({ tagline, logo, square_logo })
