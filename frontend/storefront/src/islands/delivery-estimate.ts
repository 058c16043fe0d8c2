/** Another country's estimate without a new page; remembered, because people live where they live. */
import { load, swap } from '../lib/pages'

const REMEMBERED = 'windlass_country'

class DeliveryEstimate extends HTMLElement {
  connectedCallback() {
    this.addEventListener('submit', (event) => {
      event.preventDefault()
    })
    this.addEventListener('change', () => {
      const country = this.select?.value ?? ''
      localStorage.setItem(REMEMBERED, country)
      void this.show(country)
    })
    const country = this.known
    if (country && country !== this.select?.value) void this.show(country)
  }

  /** What was chosen before, else the region of the browser's language, if the shop goes there. */
  private get known() {
    const guess = localStorage.getItem(REMEMBERED) ?? navigator.language.split('-').at(-1)
    return [...(this.select?.options ?? [])].find((option) => option.value === guess)?.value
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
