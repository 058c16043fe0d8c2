/** Marks the picture in view, follows thumbnails and variants without moving the page, and enlarges.
    Without it, thumbnails are anchors and pictures link to their full size. */

class ProductGallery extends HTMLElement {
  private readonly dialog = document.createElement('dialog')

  connectedCallback() {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || link.closest('video-player') || event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      if (link.classList.contains('slide')) this.enlarge(link)
      else this.show(link.hash.slice(1), 'smooth')
    })
    document.addEventListener('windlass:picture', (event) => {
      const id = (event as CustomEvent<string>).detail
      this.show(`picture-${id}`, 'smooth')
    })
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) this.mark(entry.target.id)
      },
      { root: this.slides, threshold: 0.6 },
    )
    for (const slide of this.querySelectorAll('.slide[id]')) watcher.observe(slide)
    const first = `picture-${this.dataset.first ?? ''}`
    if (this.slides?.firstElementChild?.id !== first) this.show(first, 'instant') // asking where makes the browser lay out
  }

  private show(id: string, behavior: ScrollBehavior) {
    const slide = document.getElementById(id)
    if (!slide || !this.slides) return
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const isMirrored = document.documentElement.dir === 'rtl' // then rows begin, and scroll, from the right
    const spare = isMirrored ? slide.offsetWidth - this.slides.clientWidth : 0
    const left = slide.offsetLeft - this.slides.offsetLeft + spare
    this.slides.scrollTo({ left, behavior: isStill ? 'instant' : behavior })
    this.mark(id)
  }

  private mark(id: string) {
    for (const thumb of this.querySelectorAll<HTMLAnchorElement>('.thumbs a')) {
      if (thumb.hash === `#${id}`) thumb.setAttribute('aria-current', 'true')
      else thumb.removeAttribute('aria-current')
    }
  }

  private enlarge(link: HTMLAnchorElement) {
    const image = new Image()
    image.src = link.href
    image.alt = link.querySelector<HTMLImageElement>('picture img')?.alt ?? ''
    image.addEventListener('click', () => this.dialog.classList.toggle('is-close'))
    const scroll = document.createElement('div')
    scroll.className = 'zoom-scroll'
    scroll.append(image)
    const close = document.createElement('button')
    close.className = 'icon-button'
    close.textContent = '✕'
    close.ariaLabel = this.dataset.closeLabel ?? ''
    close.addEventListener('click', () => {
      this.dialog.close()
    })
    this.dialog.className = 'zoom'
    this.dialog.ariaLabel = image.alt
    this.dialog.replaceChildren(scroll, close)
    if (!this.dialog.isConnected) document.body.append(this.dialog)
    this.dialog.showModal()
    close.focus()
  }

  private get slides() {
    return this.querySelector<HTMLElement>('.slides')
  }
}

customElements.define('product-gallery', ProductGallery)
