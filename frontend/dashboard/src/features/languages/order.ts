import type { Language } from './api'

/** The store's own first, then those chosen in their order, then the others. */
export function arranged(languages: Language[], chosen: string[]): Language[] {
  const rank = (one: Language) => {
    if (one.is_default) return -1
    const place = chosen.indexOf(one.code)
    return place < 0 ? chosen.length : place
  }
  return [...languages].sort((one, other) => rank(one) - rank(other))
}

/** One place earlier; the first stays where it is. */
export function raised(codes: string[], code: string): string[] {
  const place = codes.indexOf(code)
  if (place < 1) return codes
  const before = codes.slice(0, place - 1)
  return [...before, code, codes[place - 1]!, ...codes.slice(place + 1)]
}
