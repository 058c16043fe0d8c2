import { z } from 'zod'

import { referencesOf, type MeasureValues, type Reference, type Unit } from './measures'

const MOST = 1_000_000_000

export const measureSchema = z
  .object({
    thousandths: z
      .number({ error: 'Contents are a number with at most three decimals, such as 1.5.' })
      .int()
      .min(1, 'Contents must be more than nothing.')
      .max(MOST, 'Contents can be at most 1,000,000.'),
    unit: z.custom<Unit>((value) => typeof value === 'string'),
    reference: z.custom<Reference>((value) => typeof value === 'string'),
  })
  .refine(({ unit, reference }) => referencesOf(unit).some(({ value }) => value === reference), {
    path: ['reference'],
    error: 'Compare with what is measured alike.',
  }) satisfies z.ZodType<MeasureValues, MeasureValues>
