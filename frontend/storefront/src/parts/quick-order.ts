/** Adds the list without leaving the page, where the shop shows its cart beside it. What is refused is
    said by the server beside its row. Without it, or where the cart is a page, the form simply posts. */
import { cartChanged } from '../lib/cart-changes'
import { hasDrawer, openDrawer } from '../lib/cart-drawer'
import { page, post, swap } from '../lib/pages'

class QuickOrder extends HTMLElement {
  private isBusy = false

  connectedCallback() {
    this.addEventListener('submit', (event) => {
      if (!hasDrawer()) return
      event.preventDefault()
      void this.add()
    })
  }

  private async add() {
    const form = this.querySelector('form')
    if (!form || this.isBusy) return
    this.setBusy(true)
    try {
      const response = await post(form, 'drawer')
      if (response.ok) await this.open(form, await response.text())
      else await this.explain(response)
    } catch {
      this.say(this.problem?.dataset.fallback ?? '')
    } finally {
      this.setBusy(false)
    }
  }

  private async open(form: HTMLFormElement, html: string) {
    this.say('')
    for (const wrong of this.querySelectorAll('.error')) wrong.remove()
    for (const input of this.querySelectorAll('input[type=number]')) input.removeAttribute('aria-invalid')
    for (const input of this.querySelectorAll<HTMLInputElement>('input[type=number]')) input.value = '0'
    cartChanged()
    try {
      await openDrawer(form.querySelector<HTMLElement>('.button'), { html, isAdded: true })
    } catch {
      location.href = document.querySelector<HTMLAnchorElement>('a[data-opens-cart]')?.href ?? '/cart'
    }
  }

  /** The same page comes again, with what is wrong. */
  private async explain(response: Response) {
    const fresh = await page(response)
    if (!fresh.querySelector('quick-order form')) throw new Error('no page')
    swap(fresh, 'quick-order form')
    for (const stepper of this.querySelectorAll<HTMLElement & { renewed?: () => void }>('quantity-stepper')) {
      stepper.renewed?.()
    }
    this.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }

  private setBusy(isBusy: boolean) {
    this.isBusy = isBusy
    this.querySelector('form .order-list-end .button')?.setAttribute('aria-busy', String(isBusy))
  }

  private say(words: string) {
    if (!this.problem) return
    this.problem.hidden = !words
    this.problem.textContent = words
  }

  private get problem() {
    return this.querySelector<HTMLElement>('[role=alert]')
  }
}

customElements.define('quick-order', QuickOrder)
