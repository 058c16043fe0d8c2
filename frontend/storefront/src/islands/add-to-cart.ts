/** Adds to the cart without leaving the page, and says so once: in the drawer or in a note, as the shop
    wants it. Without it, or where the shop wants the cart's page, the form simply posts. */
import { cartChanged } from '../lib/cart-changes'
import { hasDrawer, openDrawer } from '../lib/cart-drawer'
import { close, openerOf } from '../lib/dialogs'
import { play } from '../lib/motion'
import { fragment, post, Refused } from '../lib/pages'
import { CartNote } from './cart-note'

class AddToCart extends HTMLElement {
  private isBusy = false

  connectedCallback() {
    this.addEventListener('submit', (event) => {
      if (!hasDrawer() && !this.note) return
      event.preventDefault()
      void this.add(event.submitter)
    })
  }

  private async add(submitter: HTMLElement | null) {
    const form = this.form
    if (!form || this.isBusy) return
    this.setBusy(true)
    this.say('')
    try {
      const html = await fragment(await post(form, hasDrawer() ? 'drawer' : 'added'))
      cartChanged()
      if (submitter) play(submitter, 'is-added')
      this.show(html, this.leave(submitter))
    } catch (error) {
      const words = error instanceof Refused ? error.message : ''
      this.say(words || (this.problem?.dataset.fallback ?? ''))
    } finally {
      this.setBusy(false)
    }
  }

  /** Closes the dialog that this is in, and says where focus goes back to in the end. */
  private leave(submitter: HTMLElement | null): HTMLElement | null {
    const dialog = this.closest('dialog')
    if (!dialog) return submitter ?? this.form?.querySelector('button:not([type=button])') ?? null
    const opener = openerOf(dialog)
    close(dialog)
    return opener
  }

  private show(html: string, opener: HTMLElement | null) {
    this.note?.show(html)
    if (!hasDrawer()) return
    openDrawer(opener, { html, isAdded: true }).catch(() => {
      location.href = document.querySelector<HTMLAnchorElement>('a[data-opens-cart]')?.href ?? '/cart'
    })
  }

  private setBusy(isBusy: boolean) {
    this.isBusy = isBusy
    for (const button of this.form?.elements ?? []) {
      if (button instanceof HTMLButtonElement && button.type === 'submit') button.ariaBusy = String(isBusy)
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

  private get note() {
    const note = document.querySelector('cart-note')
    return note instanceof CartNote ? note : null
  }

  private get problem() {
    return this.querySelector<HTMLElement>('[role=alert]')
  }
}

customElements.define('add-to-cart', AddToCart)
