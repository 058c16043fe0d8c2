/** Suggestions under the search field: a combobox as ARIA's authoring practices describe it. */
import { inLanguage } from '../lib/language'

const WAIT_MS = 120
const MOST_KEPT = 60

interface Money {
  amount: number
  currency: string
}
interface Product {
  handle: string
  title: string
  price: Money
  has_price_range: boolean
  image: { src: string; sources: { type: string; srcset: string }[] } | null
}
interface Suggestions {
  products: Product[]
  places: { kind: string; title: string; path: string }[]
  queries: string[]
  total: number
}

const resultsOf = (query: string) => `/search?${new URLSearchParams({ q: query }).toString()}`

class SearchBox extends HTMLElement {
  private input!: HTMLInputElement
  private list = document.createElement('div')
  private status = document.createElement('p')
  private kept = new Map<string, Suggestions>()
  private request?: AbortController
  private timer = 0
  private active = -1

  connectedCallback() {
    const input = this.querySelector('input')
    if (!input) return
    this.input = input
    this.list.id = 'search-suggestions'
    this.list.className = 'suggestions'
    this.list.role = 'listbox'
    this.list.ariaLabel = this.dataset.queries ?? ''
    this.list.hidden = true
    this.status.className = 'hidden'
    this.status.role = 'status'
    this.append(this.list, this.status)
    input.role = 'combobox'
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-controls', this.list.id)
    input.ariaExpanded = 'false'
    input.addEventListener('input', () => {
      this.later()
    })
    input.addEventListener('focus', () => {
      this.later()
    })
    input.addEventListener('keydown', (event) => {
      this.key(event)
    })
    this.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node && this.contains(event.relatedTarget))) this.close()
    })
    this.list.addEventListener('pointerdown', (event) => {
      event.preventDefault()
    })
    if (document.activeElement === input) this.later()
  }

  private later() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.ask(), WAIT_MS)
  }

  private async ask() {
    const query = this.input.value.trim()
    this.request?.abort()
    const known = this.kept.get(query)
    if (known) {
      this.show(query, known)
      return
    }
    this.request = new AbortController()
    try {
      const asked = new URLSearchParams({ q: query })
      if (this.dataset.currency) asked.set('currency', this.dataset.currency)
      if (this.dataset.locale) asked.set('locale', this.dataset.locale)
      const address = `${this.dataset.suggest ?? ''}?${asked.toString()}`
      const response = await fetch(address, { signal: this.request.signal })
      if (!response.ok) throw new Error(response.statusText)
      const found = (await response.json()) as Suggestions
      if (this.kept.size >= MOST_KEPT) this.kept.clear()
      this.kept.set(query, found)
      if (this.input.value.trim() === query) this.show(query, found)
    } catch (error) {
      if (!(error instanceof DOMException)) this.close()
    }
  }

  private show(query: string, found: Suggestions) {
    const groups: HTMLElement[] = [
      this.group(
        this.dataset.queries,
        found.queries.map((text) => this.option(resultsOf(text), text)),
      ),
      this.group(this.dataset.products, found.products.map((product) => this.product(product))),
      this.group(
        this.dataset.places,
        found.places.map((place) => this.option(place.path, place.title)),
      ),
    ].filter((group) => group !== undefined)
    if (query && found.total > found.products.length) {
      const words = (this.dataset.all ?? '').replace('{count}', String(found.total))
      const all = this.option(resultsOf(query), words)
      all.classList.add('is-all')
      groups.push(all)
    }
    this.list.replaceChildren(...groups)
    this.options.forEach((option, place) => (option.id = `suggestion-${String(place)}`))
    this.choose(-1)
    const count = this.options.length
    this.list.hidden = count === 0 || !this.contains(document.activeElement)
    this.input.ariaExpanded = String(!this.list.hidden)
    const said = count ? (this.dataset.some ?? '').replace('{count}', String(count)) : this.dataset.none
    this.status.textContent = query ? (said ?? '') : ''
  }

  private group(label: string | undefined, options: HTMLElement[]) {
    if (!options.length) return undefined
    const group = document.createElement('div')
    group.role = 'group'
    group.ariaLabel = label ?? ''
    const heading = document.createElement('p')
    heading.className = 'suggestions-head'
    heading.ariaHidden = 'true'
    heading.textContent = label ?? ''
    group.append(heading, ...options)
    return group
  }

  private option(path: string, text: string) {
    const link = document.createElement('a')
    link.href = inLanguage(path)
    link.role = 'option'
    link.tabIndex = -1
    link.ariaSelected = 'false'
    link.className = 'suggestion'
    link.textContent = text
    return link
  }

  private product(product: Product) {
    const link = this.option(`/products/${product.handle}`, '')
    const frame = document.createElement('span')
    frame.className = 'suggestion-picture'
    const [source] = product.image?.sources ?? []
    if (product.image) {
      const image = document.createElement('img')
      image.src = source?.srcset.split(' ')[0] ?? product.image.src
      image.alt = ''
      image.width = image.height = 48
      frame.append(image)
    }
    const title = document.createElement('span')
    title.className = 'suggestion-title'
    title.textContent = product.title
    const price = document.createElement('span')
    price.className = 'suggestion-price'
    price.textContent = this.money(product.price)
    link.append(frame, title, ' ', price)
    return link
  }

  private money({ amount, currency }: Money) {
    const format = new Intl.NumberFormat(this.dataset.locale, { style: 'currency', currency })
    return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
  }

  private get options() {
    return [...this.list.querySelectorAll<HTMLAnchorElement>('[role=option]')]
  }

  private choose(place: number) {
    this.active = place
    this.options.forEach((option, number) => {
      option.ariaSelected = String(number === place)
      if (number === place) option.scrollIntoView({ block: 'nearest' })
    })
    const option = this.options[place]
    if (option) this.input.setAttribute('aria-activedescendant', option.id)
    else this.input.removeAttribute('aria-activedescendant')
  }

  private key(event: KeyboardEvent) {
    const count = this.options.length
    const isOpen = !this.list.hidden
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      this.close()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen) {
        void this.ask()
        return
      }
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than there are options: the field itself.
      this.choose(((this.active + 1 + step + count + 1) % (count + 1)) - 1)
    } else if (event.key === 'Enter' && isOpen && this.active >= 0) {
      event.preventDefault()
      this.options[this.active]?.click()
    }
  }

  private close() {
    this.request?.abort()
    clearTimeout(this.timer)
    this.list.hidden = true
    this.input.ariaExpanded = 'false'
    this.choose(-1)
  }
}

customElements.define('search-box', SearchBox)
