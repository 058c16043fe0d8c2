const PER_PERCENT = 10_000

/** "8.875" or "8,875" percent as parts per million; null for what is no rate. */
export function parsePercent(typed: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(typed.trim())
  if (!match) return null
  const parts = Number(match[1]) * PER_PERCENT + Number((match[2] ?? '').padEnd(4, '0'))
  return parts <= 100 * PER_PERCENT ? parts : null
}

/** 88750 is "8.875". */
export function toPercent(partsPerMillion: number): string {
  const rest = String(partsPerMillion % PER_PERCENT)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${Math.floor(partsPerMillion / PER_PERCENT)}${rest && `.${rest}`}`
}
