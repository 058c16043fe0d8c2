/** Changes the variant in place: price, stock, picture, address and the variant that gets bought.
    Without it, each choice is a link to the same page with that variant chosen. */

interface Variant {
  id: string
  values: number[] // index into the values of each option
  price: string // the server's own HTML: amounts are formatted there
  stock: string
  state: string
  sale?: string
  image?: string
}

interface Picker {
  options: string[][]
  variants: Variant[]
}

class VariantPicker extends HTMLElement {
  private picker: Picker | undefined

  connectedCallback() {
    const json = this.querySelector('script')?.textContent
    if (!json) return
    this.picker = JSON.parse(json) as Picker
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey
      if (!link?.dataset.option || !isPlain) return
      if (this.choose(new URL(link.href).searchParams.get('variant'))) event.preventDefault()
    })
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement) this.choose(target.value)
    })
  }

  private choose(id: string | null): boolean {
    const variant = this.picker?.variants.find((candidate) => candidate.id === id)
    if (!variant || !this.picker) return false
    this.showWords(variant)
    this.showChoices(this.picker, variant)
    if (this.scope !== document) return true // of a card: the page is not about this product
    const address = new URL(location.href)
    address.searchParams.set('variant', variant.id)
    history.replaceState(null, '', address)
    if (variant.image) {
      document.dispatchEvent(new CustomEvent('windlass:picture', { detail: variant.image }))
    }
    return true
  }

  /** What else shows the chosen variant: the page, or the dialog that this is in. */
  private get scope(): ParentNode {
    return this.closest('dialog') ?? document
  }

  private showWords(variant: Variant) {
    for (const place of this.scope.querySelectorAll('[data-price]')) place.innerHTML = variant.price
    for (const input of this.scope.querySelectorAll<HTMLInputElement>('[data-variant]')) {
      input.value = variant.id
    }
    const stock = this.querySelector('[data-stock]')
    if (stock) {
      stock.className = `stock is-${variant.state}`
      stock.textContent = variant.stock
    }
    const sale = this.querySelector<HTMLElement>('[data-sale]')
    if (sale) {
      sale.hidden = variant.sale === undefined
      sale.textContent = variant.sale ?? ''
    }
    const isGone = variant.state === 'out-of-stock'
    const { words, gone } = this.querySelector<HTMLElement>('button[data-buy]')?.dataset ?? {}
    for (const button of this.scope.querySelectorAll<HTMLButtonElement>('[data-buy]')) {
      button.disabled = isGone
      button.textContent = (isGone ? gone : words) ?? ''
    }
  }

  private showChoices(picker: Picker, chosen: Variant) {
    for (const place of this.querySelectorAll<HTMLElement>('[data-chosen]')) {
      const option = Number(place.dataset.chosen)
      place.textContent = picker.options[option]?.[chosen.values[option] ?? 0] ?? ''
    }
    for (const link of this.querySelectorAll<HTMLAnchorElement | HTMLOptionElement>('[data-option]')) {
      const option = Number(link.dataset.option)
      const words = link.dataset.value ?? ''
      const value = picker.options[option]?.indexOf(words) ?? -1
      const { exact, target } = this.leadsTo(picker, chosen, option, value)
      const isAvailable = exact !== undefined && exact.state !== 'out-of-stock'
      if (link instanceof HTMLOptionElement) {
        if (target) link.value = target.id
        link.textContent = isAvailable ? words : `${words} ${link.closest('select')?.dataset.gone ?? ''}`
        continue
      }
      link.classList.toggle('is-unavailable', !isAvailable)
      link.querySelector('[data-gone]')?.toggleAttribute('hidden', isAvailable)
      if (chosen.values[option] === value) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
      if (target) link.search = new URLSearchParams({ variant: target.id }).toString()
    }
  }

  /** The same rule as the server's links: this value and otherwise the chosen ones, else the first
      available variant with this value. */
  private leadsTo(picker: Picker, chosen: Variant, option: number, value: number) {
    const wanted = chosen.values.map((old, index) => (index === option ? value : old)).join()
    const exact = picker.variants.find((variant) => variant.values.join() === wanted)
    const having = picker.variants.filter((variant) => variant.values[option] === value)
    const available = having.find((variant) => variant.state !== 'out-of-stock')
    return { exact, target: exact ?? available ?? having[0] }
  }
}

customElements.define('variant-picker', VariantPicker)
