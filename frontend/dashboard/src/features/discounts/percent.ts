/** "12.5" or "12,5" as basis points; `null` for what is no share of a hundred. */
export function toBasisPoints(typed: string): number | null {
  const [, whole = '', fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed.trim()) ?? []
  if (whole === '') return null
  const points = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return points <= 10_000 ? points : null
}

/** 1250 is "12.5". */
export function fromBasisPoints(points: number): string {
  const rest = String(points % 100).padStart(2, '0').replace(/0+$/, '')
  return `${Math.floor(points / 100)}${rest && `.${rest}`}`
}
