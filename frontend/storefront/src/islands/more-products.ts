/** Lists of products that come when they are nearly in sight: those of another page. */
import { load } from '../lib/pages'

export class MoreProducts extends HTMLElement {
  private watcher: IntersectionObserver | undefined

  connectedCallback() {
    const from = this.from()
    if (!from) return
    this.watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void this.fill(from)
      },
      { rootMargin: '400px' },
    )
    this.watcher.observe(this)
  }

  disconnectedCallback() {
    this.watcher?.disconnect()
  }

  protected from(): string | undefined {
    return this.dataset.from
  }

  /** As many and under the words that the merchant wants. */
  private trim() {
    const { most, title } = this.dataset
    if (most) for (const list of this.querySelectorAll('.grid')) [...list.children].slice(Number(most)).forEach((card) => { card.remove() })
    const heading = this.querySelector('[data-more]:last-of-type h2')
    if (heading && title) heading.textContent = title
  }

  private async fill(from: string) {
    this.watcher?.disconnect()
    try {
      this.replaceChildren(...(await load(from)).querySelectorAll('[data-more]'))
      this.trim()
    } catch {
      this.replaceChildren() // nothing that anybody misses
    }
  }
}

customElements.define('more-products', MoreProducts)
