import { z } from 'zod'

import { optionalText } from '@/lib/fields'

/** Rules of a manual supplier's contact. */
export const CONTACT = {
  contact_name: optionalText('Contact', 80),
  email: z
    .string()
    .trim()
    .max(254)
    .regex(/^$|^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'This is not a complete e-mail address.'),
  order_page_url: z
    .string()
    .trim()
    .max(500)
    .regex(/^$|^https?:\/\/\S+$/, 'A full address, beginning with https://'),
  notes: optionalText('Notes', 1000),
}
