/** Changes lines in place with the server's fresh HTML. Without it, each form posts and reloads. */
import { cartChanged } from '../lib/cart-changes'
import { page, post, swap } from '../lib/pages'

class CartLines extends HTMLElement {
  connectedCallback() {
    this.hideUpdateButtons()
    this.addEventListener('submit', (event) => {
      if (!(event.target instanceof HTMLFormElement)) return
      event.preventDefault()
      void this.send(event.target, event.submitter)
    })
  }

  private async send(form: HTMLFormElement, submitter: HTMLElement | null) {
    this.ariaBusy = 'true'
    const focused = this.describeFocus()
    try {
      const fresh = await page(await post(form, 'cart', submitter))
      const said = fresh.querySelector('[data-said]')?.textContent ?? ''
      fresh.querySelector('[data-said]')?.replaceChildren()
      swap(fresh, '#cart')
      this.hideUpdateButtons()
      cartChanged()
      this.restoreFocus(focused)
      setTimeout(() => this.querySelector('[data-said]')?.replaceChildren(said), 50)
    } catch {
      form.submit() // let the browser say what is wrong
    } finally {
      this.ariaBusy = null
    }
  }

  /** With steppers, a changed number sends itself. */
  private hideUpdateButtons() {
    for (const button of this.querySelectorAll<HTMLElement>('[data-update]')) button.hidden = true
  }

  private describeFocus() {
    const active = document.activeElement
    const action = active?.closest('form')?.getAttribute('action')
    return action && active ? { action, kind: this.kindOf(active) } : undefined
  }

  private restoreFocus(focused: { action: string; kind: string } | undefined) {
    if (!focused) return
    const form = this.querySelector(`form[action="${CSS.escape(focused.action)}"]`)
    const same = [...(form?.querySelectorAll<HTMLElement>('button, input') ?? [])].find(
      (element) => this.kindOf(element) === focused.kind,
    )
    const place = same ?? this.querySelector<HTMLElement>('h1')
    if (place && !same) place.tabIndex = -1
    place?.focus({ preventScroll: true })
  }

  private kindOf(element: Element) {
    return `${element.tagName}${element.getAttribute('name') ?? ''}${
      element instanceof HTMLButtonElement ? element.value : ''
    }`
  }
}

customElements.define('cart-lines', CartLines)
