/** Another country's estimate without a new page; remembered, because people live where they live. */
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
    if (this.select) void this.showKnown()
  }

  /** What was chosen before, else where the edge thinks the visitor is, if the shop goes there. */
  private async showKnown() {
    let country = kept('localStorage', REMEMBERED)
    if (country === null) {
      const response = await fetch('/country')
      country = response.ok ? await response.text() : ''
      keep('localStorage', REMEMBERED, country)
    }
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
