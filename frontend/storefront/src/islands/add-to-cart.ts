/** Adds to the cart without leaving the page. Without it, the form simply posts. */
import { cartChanged } from '../lib/cart-changes'
import { fragment, post, Refused } from '../lib/pages'
import { CartNote } from './cart-note'

class AddToCart extends HTMLElement {
  private isBusy = false

  connectedCallback() {
    this.form?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.add()
    })
  }

  private async add() {
    const form = this.form
    if (!form || this.isBusy) return
    this.setBusy(true)
    this.say('')
    try {
      const html = await fragment(await post(form, 'added'))
      cartChanged()
      const note = document.querySelector('cart-note')
      if (note instanceof CartNote) note.show(html)
    } catch (error) {
      const words = error instanceof Refused ? error.message : ''
      this.say(words || (this.problem?.dataset.fallback ?? ''))
    } finally {
      this.setBusy(false)
    }
  }

  private setBusy(isBusy: boolean) {
    this.isBusy = isBusy
    for (const button of document.querySelectorAll('[data-buy]')) {
      button.setAttribute('aria-busy', String(isBusy))
    }
  }

  private say(words: string) {
    if (!this.problem) return
    this.problem.hidden = !words
    this.problem.textContent = words
  }

  private get form() {
    return this.querySelector('form')
  }

  private get problem() {
    return this.querySelector<HTMLElement>('[role=alert]')
  }
}

customElements.define('add-to-cart', AddToCart)
