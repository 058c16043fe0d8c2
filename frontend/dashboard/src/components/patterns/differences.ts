import type { FieldValues } from 'react-hook-form'

export interface Difference {
  field: string
  label: string
  mine: string
  theirs: string
}

const humanised = (field: string) => {
  const words = field.replace(/([A-Z])/g, ' $1').replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (Array.isArray(value)) return `${value.length} ${value.length === 1 ? 'entry' : 'entries'}`
  if (typeof value === 'object') return Object.values(value).map(shown).join(', ')
  return String(value)
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The fields that either side changed since `base` and that now differ, each in words. */
export function differences(
  base: FieldValues,
  mine: FieldValues,
  theirs: FieldValues,
  labels: { [field: string]: string } = {},
): Difference[] {
  return Object.keys({ ...base, ...theirs })
    .filter((field) => !same(mine[field], theirs[field]))
    .map((field) => ({
      field,
      label: labels[field] ?? humanised(field),
      mine: shown(mine[field]) + (same(base[field], mine[field]) ? ' (not changed by you)' : ''),
      theirs: shown(theirs[field]),
    }))
}
