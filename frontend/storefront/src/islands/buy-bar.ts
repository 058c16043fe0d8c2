/** The bar at the foot of a phone: only while the real button is out of sight. */

class BuyBar extends HTMLElement {
  connectedCallback() {
    const button = document.querySelector('#buy [data-buy]')
    if (!button) return
    new IntersectionObserver(([entry]) => {
      this.hidden = entry?.isIntersecting ?? false
    }).observe(button)
  }
}

customElements.define('buy-bar', BuyBar)
