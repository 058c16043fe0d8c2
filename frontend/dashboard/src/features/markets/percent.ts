/** Typed percentages as basis points: "2.5" is 250, "-10" is -1000. `undefined` for anything else. */
export function basisPoints(typed: string): number | undefined {
  const [, sign = '', whole, fraction = ''] = /^([+\-−]?)(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(typed.trim()) ?? []
  if (whole === undefined) return undefined
  const points = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return sign === '' || sign === '+' || points === 0 ? points : -points
}

/** 250 is "2.5". */
export const percentText = (points: number) => String(points / 100)
