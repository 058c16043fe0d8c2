/** The cart beside the page: the server's own HTML, changed by its own forms. */
import { cartChanged } from '../lib/cart-changes'
import { open, prepare } from '../lib/dialogs'
import { hasFocus, hideUpdateButtons, keepFocus, sendWaiting, wordsFor } from '../lib/line-changes'
import { fragment, post, Refused } from '../lib/pages'
import { renew, sentWith } from '../lib/renewing'
import type { Drawer } from '../lib/cart-drawer'

const SAID_AFTER_MS = 150 // screen readers first say that the dialog opened

class CartDrawer extends HTMLElement implements Drawer {
  private changes = 0

  connectedCallback() {
    prepare(this.dialog)
    this.addEventListener('submit', (event) => {
      if (!(event.target instanceof HTMLFormElement)) return
      event.preventDefault()
      void this.send(event.target, event.submitter)
    })
  }

  async open(opener: HTMLElement | null, how: { html?: string; isAdded?: boolean } = {}) {
    const html = how.html ?? (await this.load())
    this.fill(html)
    this.said.textContent = ''
    this.said.classList.toggle('is-good', how.isAdded === true)
    open(this.dialog, opener)
    if (how.isAdded) this.say(`${this.said.dataset.added ?? ''}. ${this.total}`)
  }

  private async load() {
    const link = document.querySelector<HTMLAnchorElement>('a[data-opens-cart]')
    return fragment(await fetch(link?.href ?? '/cart', { headers: { 'X-Windlass-Fragment': 'drawer' } }))
  }

  private async send(form: HTMLFormElement, submitter: HTMLElement | null) {
    const mine = ++this.changes
    this.content.ariaBusy = 'true'
    const sent = sentWith(form)
    try {
      const answer = await post(form, 'drawer', submitter)
      if (!answer.headers.get('content-type')?.startsWith('text/html')) await fragment(answer)
      const html = await answer.text()
      cartChanged()
      if (mine !== this.changes) return // a later change has its own answer
      const wasFocused = hasFocus(this.content)
      const fresh = document.createElement('div')
      fresh.innerHTML = html
      renew(this.content, fresh, sent)
      hideUpdateButtons(this.content)
      if (wasFocused) keepFocus(this.content, this.dialog.querySelector<HTMLElement>('h2'))
      sendWaiting(this.content)
      this.said.classList.remove('is-good')
      this.say(wordsFor(form, this.content))
    } catch (error) {
      this.say((error instanceof Refused && error.message) || (this.said.dataset.failed ?? ''))
    } finally {
      if (mine === this.changes) this.content.ariaBusy = null
    }
  }

  private fill(html: string) {
    this.content.innerHTML = html
    hideUpdateButtons(this.content)
  }

  /** Once: an empty region is filled a moment later, so that it is heard after what has focus. */
  private say(words: string) {
    this.said.textContent = ''
    setTimeout(() => {
      this.said.textContent = words
    }, SAID_AFTER_MS)
  }

  private get total() {
    return this.content.querySelector('[data-said]')?.textContent.trim() ?? ''
  }

  private get dialog() {
    return this.querySelector('dialog') as HTMLDialogElement
  }

  private get content() {
    return this.querySelector('[data-content]') as HTMLElement
  }

  private get said() {
    return this.querySelector('[role=status]') as HTMLElement
  }
}

customElements.define('cart-drawer', CartDrawer)
