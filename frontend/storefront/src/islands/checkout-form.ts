/** Keeps delivery methods and total up to date while the address is typed, and says at once when a
    field is left empty. Without it, a button asks for the update and the server says the rest. */
import { inLanguage } from '../lib/language'
import { page, post, swap } from '../lib/pages'
import { sentWith } from '../lib/renewing'

const PARTS = ['button', 'address', 'shipping', 'total', 'fold', 'pay-total', 'summary', 'said']
const ALL_PARTS = ['problems', 'contact', ...PARTS]
const AFFECTS_PRICE = ['country', 'province', 'postal_code', 'vat_number']

class CheckoutForm extends HTMLElement {
  private asked = 0

  connectedCallback() {
    this.querySelector('[data-refresh]')?.setAttribute('hidden', '')
    this.querySelector<HTMLElement>('[data-focus]')?.focus()
    this.addEventListener('change', (event) => {
      const { target } = event
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
      this.check(target)
      if (AFFECTS_PRICE.includes(target.name)) void this.refresh(PARTS)
      if (target.name === 'email' && this.querySelector('[data-needs-email]')) void this.refresh(PARTS)
      if (target.name === 'shipping') void this.refresh(PARTS.filter((part) => part !== 'address'))
    })
    this.addEventListener('focusout', (event) => {
      if (event.target instanceof HTMLInputElement) this.check(event.target)
    })
    this.form?.addEventListener('submit', (event) => {
      event.preventDefault()
      const missing = this.firstMissing()
      if (missing) missing.focus()
      else void this.pay()
    })
    addEventListener('pageshow', () => {
      this.setBusy(false)
    })
  }

  /** Without leaving the page for an error, so that Back from the payment page works. */
  private async pay() {
    const button = this.querySelector<HTMLElement>('[data-pay]')
    if (!this.form || button?.ariaBusy === 'true') return
    this.setBusy(true)
    const asked = ++this.asked
    const sent = sentWith(this.form)
    const response = await post(this.form, 'checkout', button).catch(() => undefined)
    if (!response) {
      this.form.submit() // the browser says that it cannot reach the shop
      return
    }
    const next = response.headers.get('X-Windlass-Go') ?? (response.redirected && response.url)
    if (next) {
      location.assign(next)
      return
    }
    this.setBusy(false)
    if (asked !== this.asked) return
    const fresh = await page(response)
    if (!fresh.querySelector('checkout-form')) {
      location.assign(inLanguage('/cart')) // something in it was sold: the cart says what
      return
    }
    for (const part of ALL_PARTS) swap(fresh, `[data-part=${part}]`, sent)
    this.querySelector<HTMLElement>('[data-focus]')?.focus()
  }

  private setBusy(isBusy: boolean) {
    this.querySelector('[data-pay]')?.setAttribute('aria-busy', String(isBusy))
  }

  private async refresh(parts: string[]) {
    const button = this.querySelector<HTMLElement>('[data-refresh]')
    if (!this.form) return
    const asked = ++this.asked
    const sent = sentWith(this.form)
    const response = await post(this.form, 'checkout', button).catch(() => undefined)
    if (!response || asked !== this.asked) return // a later answer is on its way
    if (response.redirected) {
      location.assign(response.url) // the cart is gone
      return
    }
    const fresh = await page(response)
    for (const part of parts) swap(fresh, `[data-part=${part}]`, sent)
  }

  private check(field: HTMLInputElement | HTMLSelectElement) {
    const missing = field.dataset.missing
    if (!missing) return
    const place = field.closest('.field')
    const isEmpty = field.value.trim() === ''
    place?.classList.toggle('is-wrong', isEmpty)
    place?.querySelector('.error')?.remove()
    field.removeAttribute('aria-invalid')
    if (!isEmpty) return
    const error = document.createElement('p')
    error.className = 'error'
    error.id = `error-${field.name}`
    error.textContent = missing
    field.after(error)
    field.setAttribute('aria-invalid', 'true')
    field.setAttribute('aria-describedby', error.id)
  }

  private firstMissing() {
    const fields = [...this.querySelectorAll<HTMLInputElement>('[data-missing]')]
    const missing = fields.filter((field) => field.value.trim() === '')
    for (const field of missing) this.check(field)
    return missing[0]
  }

  private get form() {
    return this.querySelector<HTMLFormElement>('form')
  }
}

customElements.define('checkout-form', CheckoutForm)
