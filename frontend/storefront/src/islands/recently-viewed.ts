/** What this browser looked at before. Only the browser remembers it, and only if its visitor allows it. */
import { allowsPreferences, onConsent } from '../lib/consent'
import { whenIdle } from '../lib/idle'
import { forget, keep, kept } from '../lib/kept'
import { inLanguage } from '../lib/language'
import { MoreProducts } from './more-products'

const KEY = 'windlass-seen'
const MOST = 12 // as many as a page shows

class RecentlyViewed extends MoreProducts {
  override connectedCallback() {
    whenIdle(() => {
      if (this.isConnected) super.connectedCallback()
    })
    onConsent(() => {
      this.from()
    })
  }

  protected override from() {
    if (!allowsPreferences()) {
      forget('localStorage', KEY)
      return undefined
    }
    const here = this.dataset.product
    const others = seen().filter((id) => id !== here)
    if (here) keep('localStorage', KEY, JSON.stringify([here, ...others].slice(0, MOST + 1)))
    return others.length > 0 ? inLanguage(`/recently-viewed/${others.slice(0, Number(this.dataset.most ?? 6) + 1).join(',').toLowerCase()}`) : undefined
  }
}

function seen(): string[] {
  try {
    const ids: unknown = JSON.parse(kept('localStorage', KEY) ?? '[]')
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
  } catch {
    return [] // something else wrote there
  }
}

customElements.define('recently-viewed', RecentlyViewed)
