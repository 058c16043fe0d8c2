/** Looks again while a payment is pending: often at first, then ever more slowly. */
import { load } from '../lib/pages'

const FIRST_MS = 1500
const SLOWEST_MS = 30_000

class OrderStatus extends HTMLElement {
  private wait = FIRST_MS

  connectedCallback() {
    if (this.dataset.state === 'pending') this.later()
  }

  private later() {
    setTimeout(() => void this.look(), this.wait)
    this.wait = Math.min(this.wait * 1.5, SLOWEST_MS)
  }

  private async look() {
    const fresh = await load(location.href).catch(() => undefined)
    const there = fresh?.querySelector<HTMLElement>('order-status')
    if (!there || there.dataset.state === 'pending') {
      this.later()
      return
    }
    this.dataset.state = there.dataset.state ?? ''
    this.replaceChildren(...there.childNodes)
    document.title = fresh?.title ?? document.title
    const heading = this.querySelector('h1')
    if (heading) {
      heading.tabIndex = -1
      heading.focus()
    }
  }
}

customElements.define('order-status', OrderStatus)
