/** What this browser looked at before. Only the browser remembers it, and only if its visitor allows it. */
import { allowsPreferences, onConsent } from '../lib/consent'
import { inLanguage } from '../lib/language'
import { MoreProducts } from './more-products'

const KEY = 'windlass-seen'
const MOST = 12 // as many as a page shows

class RecentlyViewed extends MoreProducts {
  override connectedCallback() {
    super.connectedCallback()
    onConsent(() => {
      this.from()
    })
  }

  protected override from() {
    if (!allowsPreferences()) {
      forget()
      return undefined
    }
    const here = this.dataset.product
    const others = seen().filter((id) => id !== here)
    if (here) keep([here, ...others])
    return others.length > 0 ? inLanguage(`/recently-viewed/${others.slice(0, Number(this.dataset.most ?? 6) + 1).join(',').toLowerCase()}`) : undefined
  }
}

function seen(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

function forget() {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // a browser that keeps nothing
  }
}

function keep(ids: string[]) {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids.slice(0, MOST + 1)))
  } catch {
    // a browser that keeps nothing: there is nothing to show later
  }
}

customElements.define('recently-viewed', RecentlyViewed)
