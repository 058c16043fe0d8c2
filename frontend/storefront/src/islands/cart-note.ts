/** The note that says what went into the cart: closes by its button, by Escape, or after a while. */

const SHOWN_MS = 8000

export class CartNote extends HTMLElement {
  private timer = 0

  connectedCallback() {
    this.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('[data-close]')) this.close()
    })
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close()
    })
    for (const kind of ['pointerenter', 'focusin']) {
      this.addEventListener(kind, () => {
        clearTimeout(this.timer)
      })
    }
  }

  show(html: string) {
    this.innerHTML = html
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.close()
    }, SHOWN_MS)
  }

  private close() {
    this.replaceChildren()
  }
}

customElements.define('cart-note', CartNote)
