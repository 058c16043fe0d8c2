/** Appends the next page of a list. Without it, the link leads there. */
import { load } from '../lib/pages'

class LoadMore extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[rel=next]') : null
      if (!(link instanceof HTMLAnchorElement) || event.metaKey || event.ctrlKey) return
      event.preventDefault()
      void this.more(link)
    })
  }

  private async more(link: HTMLAnchorElement) {
    if (link.ariaBusy === 'true') return
    link.ariaBusy = 'true'
    try {
      const fresh = await load(link.href)
      const cards = [...fresh.querySelectorAll('load-more .grid > *')]
      this.querySelector('.grid')?.append(...cards)
      const next = fresh.querySelector<HTMLAnchorElement>('load-more a[rel=next]')
      const isFocused = document.activeElement === link
      if (next) link.href = next.href
      else link.parentElement?.remove()
      if (isFocused) cards[0]?.querySelector('a')?.focus({ preventScroll: true })
      this.say()
    } catch {
      location.href = link.href
    } finally {
      link.ariaBusy = null
    }
  }

  private say() {
    const status = this.querySelector<HTMLElement>('[role=status]')
    const count = String(this.querySelectorAll('.grid > *').length)
    if (status) status.textContent = (status.dataset.said ?? '').replace('{count}', count)
  }
}

customElements.define('load-more', LoadMore)
