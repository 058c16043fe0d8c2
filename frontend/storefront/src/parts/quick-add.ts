/** The choice of a product's variant without leaving the list: the picker of its own page. */
import { open, prepare } from '../lib/dialogs'
import { load } from '../lib/pages'

class QuickAdd extends HTMLElement {
  connectedCallback() {
    prepare(this.dialog)
    this.dialog.addEventListener('close', () => {
      this.content.replaceChildren()
    })
  }

  /** Rejects when the product has none: its page says why. */
  async choose(link: HTMLAnchorElement) {
    const product = await load(link.href)
    const picker = product.querySelector('main variant-picker')
    const form = picker?.querySelector<HTMLFormElement>('add-to-cart form')
    if (!picker || !form || form.querySelector('.gift-form')) throw new Error('not chosen here')
    form.removeAttribute('id') // the page below may have one of the same name
    const title = this.dialog.querySelector('h2')
    if (title) title.textContent = product.querySelector('main h1')?.textContent.trim() ?? ''
    const picture = product.querySelector('.slides .frame')
    if (picture) picture.className = 'frame picker-picture'
    this.content.replaceChildren(...(picture ? [picture] : []), picker)
    const whole = this.querySelector<HTMLAnchorElement>('[data-whole]')
    if (whole) whole.href = link.href
    open(this.dialog, link)
  }

  private get dialog() {
    return this.querySelector('dialog') as HTMLDialogElement
  }

  private get content() {
    return this.querySelector('[data-content]') as HTMLElement
  }
}

customElements.define('quick-add', QuickAdd)
