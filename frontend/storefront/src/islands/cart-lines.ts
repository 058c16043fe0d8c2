/** Changes lines in place with the server's fresh HTML. Without it, each form posts and reloads. */
import { cartChanged } from '../lib/cart-changes'
import { hasFocus, hideUpdateButtons, keepFocus, sendWaiting, wordsFor } from '../lib/line-changes'
import { page, post, swap } from '../lib/pages'
import { sentWith } from '../lib/renewing'

class CartLines extends HTMLElement {
  private changes = 0

  connectedCallback() {
    hideUpdateButtons(this)
    this.addEventListener('submit', (event) => {
      if (!(event.target instanceof HTMLFormElement)) return
      event.preventDefault()
      void this.send(event.target, event.submitter)
    })
  }

  private async send(form: HTMLFormElement, submitter: HTMLElement | null) {
    const mine = ++this.changes
    this.ariaBusy = 'true'
    const sent = sentWith(form)
    try {
      const fresh = await page(await post(form, 'cart', submitter))
      if (mine !== this.changes) return // a later change has its own answer
      const wasFocused = hasFocus(this)
      const said = wordsFor(form, fresh)
      fresh.querySelector('[data-said]')?.replaceChildren()
      swap(fresh, '#cart', sent)
      hideUpdateButtons(this)
      cartChanged()
      if (wasFocused) keepFocus(this, this.querySelector<HTMLElement>('h1'))
      sendWaiting(this)
      setTimeout(() => this.querySelector('[data-said]')?.replaceChildren(said), 50)
    } catch {
      form.submit() // let the browser say what is wrong
    } finally {
      if (mine === this.changes) this.ariaBusy = null
    }
  }
}

customElements.define('cart-lines', CartLines)
