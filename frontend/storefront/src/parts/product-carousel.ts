/** A row of products that scrolls gets two buttons that page through it. */
import { iconButton } from '../lib/icons'

class ProductCarousel extends HTMLElement {
  private readonly row = this.querySelector<HTMLElement>('.carousel-row')
  private readonly backward = iconButton(this.dataset.before ?? '', 'before')
  private readonly forward = iconButton(this.dataset.after ?? '', 'after')

  connectedCallback() {
    const row = this.row
    if (!row) return
    const bar = document.createElement('div')
    bar.className = 'carousel-bar'
    bar.append(this.backward, this.forward)
    this.append(bar)
    this.backward.addEventListener('click', () => {
      this.page(row, -1)
    })
    this.forward.addEventListener('click', () => {
      this.page(row, 1)
    })
    row.addEventListener('scroll', () => {
      this.mark(row)
    }, { passive: true })
    new ResizeObserver(() => {
      bar.hidden = row.scrollWidth <= row.clientWidth + 4
      this.mark(row)
    }).observe(row)
  }

  private page(row: HTMLElement, by: number) {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const side = getComputedStyle(row).direction === 'rtl' ? -1 : 1
    row.scrollBy({ left: by * side * row.clientWidth * 0.9, behavior: isStill ? 'instant' : 'smooth' })
  }

  private mark(row: HTMLElement) {
    const along = Math.abs(row.scrollLeft)
    this.backward.disabled = along < 8
    this.forward.disabled = along + row.clientWidth > row.scrollWidth - 8
  }
}

customElements.define('product-carousel', ProductCarousel)
