const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]

const first = (names: [RegExp, string][], text: string) => names.find(([pattern]) => pattern.test(text))?.[1]

/** "Firefox on Windows", as well as a user agent can be understood. */
export function describeBrowser(userAgent: string) {
  const browser = first(BROWSERS, userAgent) ?? 'Unknown browser'
  const system = first(SYSTEMS, userAgent)
  return {
    name: system ? `${browser} on ${system}` : browser,
    isPhone: /iPhone|Android.*Mobile/.test(userAgent),
  }
}
