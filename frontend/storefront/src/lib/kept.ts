/** What this browser keeps from page to page. Where a visitor blocks storage even naming it throws: then
    nothing is kept, and everything else goes on. */

type Place = 'localStorage' | 'sessionStorage'

export function kept(place: Place, key: string): string | null {
  try {
    return globalThis[place].getItem(key)
  } catch {
    return null
  }
}

export function keep(place: Place, key: string, value: string) {
  try {
    globalThis[place].setItem(key, value)
  } catch {
    // blocked or full: the next page does without
  }
}

export function forget(place: Place, key: string) {
  try {
    globalThis[place].removeItem(key)
  } catch {
    // blocked: there is nothing to forget
  }
}
