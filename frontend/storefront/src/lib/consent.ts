/** What this visitor allows beyond what the shop needs: the cookie that the server writes. */

const CHANGED = 'windlass:consent'

/** "preferences", "none", or undefined while nothing was chosen under this version of the text. */
export function chosen(version?: string): string | undefined {
  const found = /(?:^|; )windlass_consent=(\d+)\.(preferences|none)\./.exec(document.cookie)
  return found && (version === undefined || found[1] === version) ? found[2] : undefined
}

export const allowsPreferences = () => chosen() === 'preferences'

export function consentChanged() {
  document.dispatchEvent(new Event(CHANGED))
}

export function onConsent(react: () => void) {
  document.addEventListener(CHANGED, react)
}
