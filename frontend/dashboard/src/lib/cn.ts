import { clsx, type ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: {
    classGroups: {
      'font-size': [{ text: ['xs', 'sm', 'base', 'lg', 'title', 'figure'] }],
      rounded: [{ rounded: ['sm', 'control', 'card'] }],
    },
  },
})

/** Class names in order, later ones winning over earlier ones of the same kind. */
export const cn = (...classes: ClassValue[]) => merge(clsx(classes))
