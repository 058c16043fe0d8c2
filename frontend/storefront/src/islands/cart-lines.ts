/** Changes lines in place with the server's fresh HTML. Without it, each form posts and reloads. */
import { cartChanged } from '../lib/cart-changes'
import { focusAgain, focusIn, hideUpdateButtons, wordsFor } from '../lib/line-changes'
import { page, post, swap } from '../lib/pages'

class CartLines extends HTMLElement {
  connectedCallback() {
    hideUpdateButtons(this)
    this.addEventListener('submit', (event) => {
      if (!(event.target instanceof HTMLFormElement)) return
      event.preventDefault()
      void this.send(event.target, event.submitter)
    })
  }

  private async send(form: HTMLFormElement, submitter: HTMLElement | null) {
    this.ariaBusy = 'true'
    const focused = focusIn(this)
    try {
      const fresh = await page(await post(form, 'cart', submitter))
      const said = wordsFor(form, fresh)
      fresh.querySelector('[data-said]')?.replaceChildren()
      swap(fresh, '#cart')
      hideUpdateButtons(this)
      cartChanged()
      focusAgain(this, focused, this.querySelector<HTMLElement>('h1'))
      setTimeout(() => this.querySelector('[data-said]')?.replaceChildren(said), 50)
    } catch {
      form.submit() // let the browser say what is wrong
    } finally {
      this.ariaBusy = null
    }
  }
}

customElements.define('cart-lines', CartLines)
