/** How many things are in the cart, from the cookie that says only that. Pages are cached for all. */
import { onCartChange } from '../lib/cart-changes'
import { play } from '../lib/motion'

class CartCount extends HTMLElement {
  private was = Infinity

  connectedCallback() {
    this.show()
    onCartChange(() => {
      this.show()
    })
    addEventListener('pageshow', () => {
      this.show()
    })
  }

  private show() {
    const count = Number(/(?:^|; )windlass_cart_count=(\d+)/.exec(document.cookie)?.[1] ?? 0)
    if (count > this.was) play(this, 'is-risen')
    this.was = count
    this.textContent = count > 0 ? String(count) : ''
    if (count > 0) this.setAttribute('aria-label', `${String(count)} ${this.dataset.label ?? ''}`)
  }
}

customElements.define('cart-count', CartCount)
