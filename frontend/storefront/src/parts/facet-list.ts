/**
 * Narrows and sorts a list in place. The server renders; this swaps the results and the filters,
 * keeps the address, the focus and what was opened, and says how many are left.
 */
import { load } from '../lib/pages'
import { attributes, renew, type Sent, sentWith } from '../lib/renewing'

const TYPING_MS = 500

class FacetList extends HTMLElement {
  private request?: AbortController
  private timer = 0
  private dialog: HTMLDialogElement | undefined

  connectedCallback() {
    this.classList.add('is-live')
    this.addEventListener('change', (event) => {
      if (this.isPrice(event.target)) return
      this.apply()
    })
    this.addEventListener('input', (event) => {
      if (!this.isPrice(event.target)) return
      clearTimeout(this.timer)
      this.timer = setTimeout(() => {
        this.apply()
      }, TYPING_MS)
    })
    this.addEventListener('submit', (event) => {
      event.preventDefault()
      clearTimeout(this.timer)
      this.apply()
      this.dialog?.close()
    })
    this.addEventListener('click', (event) => {
      this.follow(event)
    })
    addEventListener('popstate', () => void this.show(location.href))
  }

  private get form() {
    return this.querySelector<HTMLFormElement>('#facets')
  }

  private get opener() {
    return this.querySelector<HTMLButtonElement>('[data-open]')
  }

  private isPrice(target: EventTarget | null) {
    return target instanceof HTMLInputElement && target.name.startsWith('price-')
  }

  private follow(event: MouseEvent) {
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('[data-open]')) this.open()
    const link = target?.closest<HTMLAnchorElement>('a.chip, .chips a, .empty a, [data-clear-all]')
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    void this.go(link.href)
  }

  /** The address of what is chosen in the form. */
  private address() {
    const form = this.form
    if (!form) return location.href
    const pairs = new URLSearchParams()
    const ends = ['', '']
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== 'string' || !value) continue
      if (name === 'price-from') ends[0] = value
      else if (name === 'price-to') ends[1] = value
      else if (name !== 'sort') pairs.append(name, value)
    }
    if (ends.some(Boolean)) pairs.set('price', ends.join('-'))
    const sort = this.querySelector<HTMLSelectElement>('select[name=sort]')
    if (sort && sort.value !== sort.dataset.usual) pairs.set('sort', sort.value)
    const query = pairs.toString()
    return new URL(query ? `${form.action.split('?')[0] ?? ''}?${query}` : form.action, location.href).href
  }

  private apply() {
    void this.go(this.address())
  }

  private async go(address: string) {
    if (address !== location.href) history.pushState(null, '', address)
    await this.show(address)
  }

  private async show(address: string) {
    this.request?.abort()
    const sent = sentWith(this.form)
    const request = (this.request = new AbortController())
    this.ariaBusy = 'true'
    try {
      const fresh = await load(address, request.signal)
      const there = fresh.querySelector('facet-list')
      if (!there) throw new Error('no list')
      document.title = fresh.title
      this.swap(there, sent)
      this.say(there)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return
      location.href = address
    } finally {
      if (this.request === request) this.ariaBusy = null
    }
  }

  private swap(there: Element, sent: Sent) {
    const hadFocus = this.contains(document.activeElement)
    const [here, results] = [this.querySelector('.results'), there.querySelector('.results')]
    if (here && results) this.renewResults(here, results, sent)
    const [form, fresh] = [this.form, there.querySelector<HTMLFormElement>('#facets')]
    if (form && fresh) {
      for (const facet of fresh.querySelectorAll<HTMLDetailsElement>('details')) {
        const known = form.querySelector<HTMLDetailsElement>(`details[data-facet="${CSS.escape(facet.dataset.facet ?? '')}"]`)
        if (known) facet.open = known.open
      }
      const scrolled = form.scrollTop
      renew(form, fresh, sent)
      form.scrollTop = scrolled
    }
    this.label()
    if (hadFocus && !this.contains(document.activeElement)) this.focusNear()
  }

  /** The button that opens the filters stays the element that it is: an open dialog gives the focus back to it. */
  private renewResults(here: Element, results: Element, sent: Sent) {
    const opener = this.opener
    renew(here, results, sent)
    const fresh = this.opener
    if (!opener || !fresh || opener === fresh) return
    attributes(opener, fresh)
    opener.replaceChildren(...fresh.childNodes)
    fresh.replaceWith(opener)
  }

  /** What had the focus is gone: the nearest thing that can have it. */
  private focusNear() {
    const near = this.dialog ? '[data-done]' : '.filter-button, #sort'
    ;[...this.querySelectorAll<HTMLElement>(near)].find((element) => element.offsetParent)?.focus()
  }

  private say(there: Element) {
    const status = this.querySelector<HTMLElement>('[data-announce]')
    const fresh = there.querySelector<HTMLElement>('[data-announce]')
    if (!status || !fresh) return
    const count = fresh.dataset.count ?? '0'
    const words = count === '1' ? status.dataset.one : status.dataset.many
    status.textContent = (words ?? '').replace('{count}', count)
  }

  /** The filters in a dialog, which keeps the focus within and closes by Escape. */
  private open() {
    const form = this.form
    const button = this.opener
    const side = this.querySelector('.listing-side')
    if (!form || !button || !side) return
    const dialog = (this.dialog = document.createElement('dialog'))
    dialog.className = 'drawer'
    dialog.setAttribute('aria-labelledby', 'drawer-title')
    dialog.innerHTML =
      '<div class="drawer-head"><h2 id="drawer-title"></h2><button type="button" class="icon-button" data-shut>×</button></div>' +
      '<div class="drawer-foot"><a class="button is-quiet" data-clear-all></a><button type="button" class="button" data-shut data-done></button></div>'
    dialog.querySelector('.drawer-head')?.after(form)
    this.append(dialog)
    this.label()
    dialog.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target : null
      if (target === dialog || target?.closest('[data-shut]')) dialog.close()
    })
    dialog.addEventListener('close', () => {
      side.append(form)
      dialog.remove()
      this.dialog = undefined
    })
    button.focus() // not every browser does for one that is clicked; the dialog gives it back
    dialog.showModal()
  }

  private label() {
    const [dialog, words] = [this.dialog, this.opener?.dataset]
    if (!dialog || !words) return
    const text = (selector: string, value: string | undefined) => {
      const found = dialog.querySelector(selector)
      if (found) found.textContent = value ?? ''
    }
    text('h2', words.title)
    text('[data-done]', words.done)
    text('[data-clear-all]', words.clear)
    const shut = dialog.querySelector('.drawer-head button')
    if (shut) shut.ariaLabel = words.close ?? ''
    const clear = dialog.querySelector<HTMLAnchorElement>('[data-clear-all]')
    if (clear) clear.href = words.clearPath ?? ''
  }
}

customElements.define('facet-list', FacetList)

/** Tells the shop which searches lead to a product; the visitor is not told apart. */
class SearchResults extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('.card a') : null
      if (!link || !this.dataset.query) return
      navigator.sendBeacon('/search/clicks', new URLSearchParams({ q: this.dataset.query }))
    })
  }
}

customElements.define('search-results', SearchResults)
