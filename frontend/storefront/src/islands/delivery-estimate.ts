/** Another country's estimate without a new page; remembered, because people live where they live. */
import { whenIdle } from '../lib/idle'
import { keep, kept } from '../lib/kept'
import { load, swap } from '../lib/pages'

const REMEMBERED = 'windlass_country'

class DeliveryEstimate extends HTMLElement {
  connectedCallback() {
    this.addEventListener('submit', (event) => {
      event.preventDefault()
    })
    this.addEventListener('change', () => {
      const country = this.select?.value ?? ''
      keep('localStorage', REMEMBERED, country)
      void this.show(country)
    })
    whenIdle(() => {
      const chosen = kept('localStorage', REMEMBERED)
      if (chosen !== null) void this.showChosen(chosen)
    })
  }

  /** What was chosen before. The page itself begins with where the edge thinks the visitor is. */
  private async showChosen(country: string) {
    const isServed = [...(this.select?.options ?? [])].some((option) => option.value === country)
    if (isServed && country !== this.select?.value) await this.show(country)
  }

  private async show(country: string) {
    const fresh = await load(`${location.pathname}?${new URLSearchParams({ country }).toString()}`)
    swap(fresh, 'delivery-estimate [role=status]')
    if (this.select) this.select.value = country
    this.querySelector('details')?.removeAttribute('open')
  }

  private get select() {
    return this.querySelector('select')
  }
}

customElements.define('delivery-estimate', DeliveryEstimate)
