import { z } from 'zod'

import { optionalText } from '@/lib/fields'

import type { Sections, StorePicture } from './settings-api'

const font = z.enum(['system', 'serif', 'rounded', 'mono'])
const picture = z.custom<StorePicture | null>()

export const brandingSchema = z.object({
  colour_scheme: z.enum(['light', 'dark', 'auto']),
  accent_colour: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'Use a colour like #0b6e4f.'),
  heading_font: font,
  body_font: font,
  tagline: optionalText('The tagline'),
  logo: picture,
  square_logo: picture,
  hero_image: picture,
  hero_title: optionalText('The headline', 120),
  hero_text: optionalText('The text', 500),
  hero_button: optionalText('The button', 40),
})
export type BrandingValues = z.infer<typeof brandingSchema>

export const toValues = (section: Sections['branding']): BrandingValues => ({
  colour_scheme: section.colour_scheme,
  accent_colour: section.accent_colour,
  heading_font: section.heading_font,
  body_font: section.body_font,
  tagline: section.tagline,
  logo: section.logo,
  square_logo: section.square_logo,
  hero_image: section.hero_image,
  hero_title: section.hero_title,
  hero_text: section.hero_text,
  hero_button: section.hero_button,
})
